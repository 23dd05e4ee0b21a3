using Microsoft.Playwright;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Browser;

/// <summary>Types a text into every field of a form at once, the way a browser lets people type it.</summary>
/// <param name="visitor">Whose page the form is on.</param>
internal sealed class NaughtyForm(Visitor visitor)
{
    /// <summary>
    /// Sets values as typing and pasting do: no longer than maxlength, then the events. The text travels as numbers, for half
    /// characters do not survive the way into the browser otherwise. A field that is emptied gets its events too.
    /// </summary>
    private const string Fill = """
        ([codes, names]) => {
            const text = codes.map(code => String.fromCharCode(code)).join('');
            const filled = {};
            for (const field of document.querySelectorAll('.customer-form [data-field]')) {
                const input = field.querySelector('input:not([type=checkbox], [type=radio]), textarea');
                if (!input || input.disabled || (names && !names.includes(field.dataset.field))) continue;
                input.focus();
                input.value = input.maxLength >= 0 ? text.slice(0, input.maxLength) : text;
                filled[field.dataset.field] = input.value;
                input.dispatchEvent(new Event('input', { bubbles: true }));
                input.dispatchEvent(new Event('change', { bubbles: true }));
                input.blur();
            }
            return filled;
        }
        """;

    private const string Refused = """
        () => [...document.querySelectorAll('.customer-form [data-field]')]
            .filter(field => field.querySelector('[aria-invalid=true]'))
            .map(field => [field.dataset.field, field.querySelector('.field-error')?.innerText ?? ''])
        """;

    private static readonly string[] Unique = ["Rut", "DocumentNumber", "Email", "Phone"];

    /// <summary>Fields whose value stands as one line of free text: what is saved is what was typed.</summary>
    private static readonly string[] Free =
    [
        "FirstName",
        "LastName",
        "AddressLine1",
        "AddressLine2",
        "InsurancePolicyNumber",
        "EmergencyContactName",
    ];

    /// <summary>Fills a new customer with a text and saves; what is refused says why, is emptied, and the rest is saved as typed.</summary>
    public async Task RegisterAsync(string text)
    {
        await visitor.GoAsync(CustomerDesk.New);
        await visitor.Page.Locator("[data-field=BranchId] select").SelectOptionAsync("Centro");
        var typed = await FillAsync(text);
        Assert.True(typed.Count > 15, $"Only {typed.Count} fields were found.");
        for (var attempt = 0; attempt < 6; attempt++)
        {
            await visitor.Page.SaveAsync();
            if (await IsSavedAsync())
            {
                await AssertStoredAsync(typed);
                return;
            }

            foreach (var field in await RefusedAsync())
            {
                typed.Remove(field);
            }
        }

        Assert.Fail($"Could not be saved: {string.Join(", ", await RefusedNamesAsync())}");
    }

    private async Task<Dictionary<string, string>> FillAsync(string text, string[]? names = null) =>
        await visitor.Page.EvaluateAsync<Dictionary<string, string>>(
            Fill,
            new object?[] { text.Select(letter => (int)letter).ToArray(), names }
        );

    /// <summary>Waits for the answer: saved is another page, refused takes the focus to what is wrong.</summary>
    private async Task<bool> IsSavedAsync()
    {
        try
        {
            await visitor.Page.WaitForFunctionAsync(
                "() => !location.pathname.endsWith('/new') || document.activeElement?.matches('[aria-invalid=true], [data-form-problem]')"
            );
        }
        catch (TimeoutException)
        {
            Assert.Fail("Neither saved nor refused.");
        }

        return !visitor.Page.Url.EndsWith("/new", StringComparison.Ordinal);
    }

    /// <summary>Empties what was refused, with a first name put in if that is what is missing.</summary>
    private async Task<IReadOnlyList<string>> RefusedAsync()
    {
        var refused = await RefusedNamesAsync();
        if (refused.Length == 0)
        {
            // somebody else has it already, or shares it
            refused = Unique;
        }

        if (refused.Contains("DocumentKind", StringComparer.Ordinal))
        {
            // a number needs a kind: without the number it is fine
            refused = [.. refused, "DocumentNumber"];
        }

        await FillAsync("", refused);
        await RemoveTagsAsync(refused);
        if (refused.Contains("FirstName", StringComparer.Ordinal))
        {
            await FillAsync("Ana", ["FirstName"]);
        }

        return refused;
    }

    private async Task RemoveTagsAsync(IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            var buttons = visitor.Page.Locator($"[data-field={field}] [data-tag-remove]");
            for (var left = await buttons.CountAsync(); left > 0; left--)
            {
                await buttons.First.ClickAsync();
                await Assertions.Expect(buttons).ToHaveCountAsync(left - 1);
            }
        }
    }

    private async Task<string[]> RefusedNamesAsync()
    {
        var fields = await visitor.Page.EvaluateAsync<string[][]>(Refused);
        Assert.All(fields, field => Assert.False(string.IsNullOrWhiteSpace(field[1]), $"{field[0]} does not say why."));
        return [.. fields.Select(field => field[0])];
    }

    private async Task AssertStoredAsync(Dictionary<string, string> typed)
    {
        var id = await visitor.ProfileAsync();
        await visitor.FollowAsync($"/admin/customers/{id}/edit");
        foreach (var field in Free.Where(typed.ContainsKey))
        {
            var stored = await visitor.Page.Locator($"[data-field={field}] input").InputValueAsync();
            Assert.Equal($"{field}: {TextRules.CleanLine(typed[field])}", $"{field}: {stored}");
        }

        await visitor.AssertAliveAsync();
    }
}
