// Forms whose answer a passkey gives. What the browser is asked comes from the form's data-options address, with the form's own fields;
// what it answers goes into the field "credential", and the form is sent as ever.
const named = { create: 'parseCreationOptionsFromJSON', get: 'parseRequestOptionsFromJSON' };

function tell(form, text) {
    const place = form.querySelector('[role=alert]');
    place.textContent = text;
    place.hidden = !text;
}

async function answer(form) {
    const kind = form.dataset.passkey;
    const response = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
    if (!response.ok) {
        tell(form, response.status === 400 ? await response.text() : form.dataset.failed);
        return;
    }

    const publicKey = PublicKeyCredential[named[kind]](await response.json());
    const credential = await navigator.credentials[kind]({ publicKey });
    form.elements.credential.value = JSON.stringify(credential);
    form.submit();
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
    if (!window.PublicKeyCredential?.[named[form.dataset.passkey]]) {
        continue;
    }

    form.hidden = false;
    form.addEventListener('submit', async event => {
        event.preventDefault();
        tell(form, '');
        const button = form.querySelector('button');
        button.disabled = true;
        try {
            await answer(form);
        } catch {
            // the owner closed the browser's window, or it knows no passkey for this portal
            tell(form, form.dataset.failed);
        } finally {
            button.disabled = false;
        }
    });
}
