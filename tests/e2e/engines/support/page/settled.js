// Waits until the service worker is active and nothing of it installs or waits, and a second more for what that sets off.
return navigator.serviceWorker.ready.then(async (registration) => {
  while (registration.installing !== null) await new Promise((resolve) => setTimeout(resolve, 50));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return registration.active.state;
});
