import { OwnQualification } from '../admission/OwnQualification';
import { ToDo } from '../todo/ToDo';

/** What waits for the sponsor. */
export default function SponsorToDo() {
  return (
    <>
      <ToDo desk="sponsor" />
      <OwnQualification />
    </>
  );
}
