import './operator.css';
import { Reports, useReports } from '../place/Reports';
import { ToDo } from '../todo/ToDo';

/** What waits for the operator: each thing once, in one list, and what the public reports. */
export default function ToDoSection() {
  const reports = useReports();
  return (
    <>
      <ToDo desk="operator" />
      <Reports asked={reports} />
    </>
  );
}
