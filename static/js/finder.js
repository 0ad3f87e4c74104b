// Keeps addresses short: empty fields of the search form stay out of the query string.
document.getElementById("finder")?.addEventListener("formdata", ({ formData }) => {
  for (const [name, value] of [...formData]) if (!value) formData.delete(name);
});
