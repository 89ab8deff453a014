import './operator.css';
import { FrontCorner } from '../front/FrontCorner';
import { PeopleCorner } from '../people/PeopleCorner';
import { FirstSteps } from '../steps/FirstSteps';
import { SettingsCorner } from '../steps/SettingsCorner';

/** What the service runs on: on a new deployment the first steps; its people, its public face, its settings. */
export default function ServiceSection() {
  return (
    <>
      <FirstSteps />
      <PeopleCorner operator />
      <FrontCorner />
      <SettingsCorner />
    </>
  );
}
