import './ui/base.css';
import { useErrorBoundary } from 'preact/hooks';
import { Crashed } from './app/Crashed';
import { ScannerDesk } from './app/ScannerDesk';
import { Chunk } from './nav/Chunk';
import { route } from './nav/route';

const loadDoors = () => import('./app/Doors');

/** The scanner at the root; by any other path a desk or another door. Shows `Crashed` when rendering throws. */
export function App() {
  const crash: unknown = useErrorBoundary()[0];
  return crash === undefined ? <Content /> : <Crashed />;
}

function Content() {
  const { path } = route.value;
  return path === '/' ? <ScannerDesk /> : <Chunk load={loadDoors}>{({ Doors }) => <Doors path={path} />}</Chunk>;
}
