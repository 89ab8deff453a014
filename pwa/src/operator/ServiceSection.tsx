import './operator.css';
import { FrontCorner } from '../front/FrontCorner';
import { PeopleCorner } from '../people/PeopleCorner';
import { SettingsCorner } from '../steps/SettingsCorner';

/** What the service runs on: its people, its public face, its settings. */
export default function ServiceSection() {
  return (
    <>
      <PeopleCorner operator />
      <FrontCorner />
      <SettingsCorner />
    </>
  );
}
