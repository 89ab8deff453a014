import './ui/base.css';
import { useErrorBoundary } from 'preact/hooks';
import { Crashed } from './app/Crashed';
import { DESKS } from './app/desks';
import { ScannerDesk } from './app/ScannerDesk';
import { Chunk } from './nav/Chunk';
import { route } from './nav/route';

const loadDoors = () => import('./app/Doors');
const loadFrame = () => import('./app/DeskFrame');

/** Chooses the desk by the path, or one of the other doors; the scanner is at the root. Shows `Crashed` when rendering throws. */
export function App() {
  const crash: unknown = useErrorBoundary()[0];
  return crash === undefined ? <Content /> : <Crashed />;
}

function Content() {
  const { path } = route.value;
  const desk = DESKS.find((known) => known.path === path);
  if (path === '/') return <ScannerDesk />;
  if (desk === undefined) return <Chunk load={loadDoors}>{({ Doors }) => <Doors path={path} />}</Chunk>;
  return (
    <Chunk key={path} load={loadFrame}>
      {({ DeskFrame }) => <DeskFrame desk={desk} />}
    </Chunk>
  );
}
