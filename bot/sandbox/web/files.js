// Files on their way into a command.

/** The files that pills hold, by option, as the sandbox takes them. */
export async function readFiles(pills) {
  const files = {};
  for (const { option, file } of pills) {
    if (file) files[option.name] = { name: file.name, content_base64: await base64(file) };
  }
  return files;
}

function base64(file) {
  return new Promise((done, fail) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => fail(reader.error);
    reader.readAsDataURL(file);
  });
}
