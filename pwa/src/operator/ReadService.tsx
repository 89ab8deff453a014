import './operator.css';
import { FrontCorner } from '../front/FrontCorner';
import { Reports, useReports } from '../place/Reports';

/** The public face, and what anyone reported of venues. */
export default function ReadService() {
  const reports = useReports();
  return (
    <>
      <FrontCorner />
      <Reports asked={reports} />
    </>
  );
}
