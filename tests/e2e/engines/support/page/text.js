// What is on the page; spaces of all kinds are one.
return document.body.innerText.replace(/[\s\u00a0\u202f]+/g, ' ');
