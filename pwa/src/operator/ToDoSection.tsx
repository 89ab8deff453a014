import './operator.css';
import { Reports, useReports } from '../place/Reports';
import { FirstSteps } from '../steps/FirstSteps';
import { ToDo } from '../todo/ToDo';

/** What waits for the operator: on a new deployment the first steps, then all else. */
export default function ToDoSection() {
  const reports = useReports();
  return (
    <>
      <FirstSteps />
      <ToDo desk="operator" />
      <Reports asked={reports} />
    </>
  );
}
