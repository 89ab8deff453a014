import './ui/base.css';
import { DeskFrame } from './app/DeskFrame';
import { DESKS } from './app/desks';
import { route } from './app/route';
import { ScannerDesk } from './app/ScannerDesk';

/** The path names the desk; the scanner is at the root. */
export function App() {
  const { path } = route.value;
  const desk = DESKS.find((known) => known.path === path);
  return desk === undefined ? <ScannerDesk /> : <DeskFrame key={path} desk={desk} />;
}
