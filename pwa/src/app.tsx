import './ui/base.css';
import { useErrorBoundary } from 'preact/hooks';
import { Chunk } from './app/Chunk';
import { Crashed } from './app/Crashed';
import { DESKS } from './app/desks';
import { route } from './app/route';
import { ScannerDesk } from './app/ScannerDesk';

const loadFrame = () => import('./app/DeskFrame');

/** The path names the desk; the scanner is at the root. */
export function App() {
  const crash: unknown = useErrorBoundary()[0];
  return crash === undefined ? <Content /> : <Crashed />;
}

function Content() {
  const { path } = route.value;
  const desk = DESKS.find((known) => known.path === path);
  if (desk === undefined) return <ScannerDesk />;
  return (
    <Chunk key={path} load={loadFrame}>
      {({ DeskFrame }) => <DeskFrame desk={desk} />}
    </Chunk>
  );
}
