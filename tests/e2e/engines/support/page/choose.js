// Takes an option of a list by its words, as a person does: the page hears of it.
const [select, words] = arguments;
select.value = [...select.options].find((option) => option.textContent.trim() === words).value;
select.dispatchEvent(new Event('change', { bubbles: true }));
