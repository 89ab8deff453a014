export function App() {
  return <main>Poinçon</main>;
}
