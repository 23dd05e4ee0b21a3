using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>An optometrist's hands at the form of a prescription: every key is counted.</summary>
internal sealed class PrescriptionDesk(Visitor visitor)
{
    /// <summary>Who enters prescriptions.</summary>
    public const string Account = "optometrist@norte.demo";

    /// <summary>Keys pressed so far; a chord is one.</summary>
    public int Keys { get; private set; }

    private IPage Page => visitor.Page;

    /// <summary>Opens the form of a new prescription and waits for the first field to have the focus.</summary>
    /// <param name="customer">Whose.</param>
    public async Task<Guid> OpenAsync(Guid customer)
    {
        await visitor.GoAsync($"/admin/customers/{customer}/prescriptions/new");
        await Assertions.Expect(Page.Locator(":is(#field-Kind, #rx-Right-Sphere):focus")).ToHaveCountAsync(1);
        return customer;
    }

    /// <summary>A customer of branch Centro over fifty who has no prescription yet: an addition is nothing special.</summary>
    public async Task<Guid> NewcomerAsync(int skip = 0) =>
        Guid.Parse(
            await visitor.Host.ReadAsync<string>(
                """
                SELECT hex(c.Id) FROM Customers c JOIN Branches b ON b.Id = c.BranchId
                WHERE b.Name = 'Centro' AND c.IsActive AND c.DateOfBirth < '1975' AND NOT EXISTS (SELECT 1 FROM Prescriptions p WHERE p.CustomerId = c.Id)
                ORDER BY c.Id LIMIT 1 OFFSET $skip
                """,
                ("$skip", skip)
            )
        );

    /// <summary>Presses keys one by one: letters as they are, ⏎ for Enter.</summary>
    public async Task TypeAsync(string keys)
    {
        foreach (var key in keys)
        {
            await PressAsync(key == '⏎' ? "Enter" : key.ToString());
        }
    }

    /// <summary>Presses one key or chord.</summary>
    public async Task PressAsync(string key)
    {
        Keys++;
        await Page.Keyboard.PressAsync(key);
    }

    /// <summary>A cell: <c>Right.Sphere</c>.</summary>
    public ILocator Cell(string path) => Page.Locator($"#rx-{path.Replace('.', '-')}");

    /// <summary>Types over what stands in a cell. The server's word on the text before may come in between: people see that and type again.</summary>
    public async Task TypeOverAsync(string cell, string text)
    {
        for (var tries = 0; tries < 10 && await Cell(cell).InputValueAsync() != text; tries++)
        {
            await Cell(cell).FillAsync(text);
        }
    }

    /// <summary>Waits until a cell shows a text.</summary>
    public Task ShowsAsync(string path, string text) => Assertions.Expect(Cell(path)).ToHaveValueAsync(text);

    /// <summary>Waits until both eyes show what a usual progressive prescription says.</summary>
    public async Task ShowsTheUsualAsync()
    {
        (string Path, string Text)[] all =
        [
            ("Right.Sphere", "-2.25"),
            ("Right.Cylinder", "-0.75"),
            ("Right.Axis", "180"),
            ("Left.Sphere", "-2.00"),
            ("Left.Cylinder", "-0.50"),
            ("Left.Axis", "170"),
            ("Right.Add", "+2.00"),
            ("Left.Add", "+2.00"),
            ("Right.PdDistance", "31.5"),
            ("Left.PdDistance", "31"),
        ];
        foreach (var (path, text) in all)
        {
            await ShowsAsync(path, text);
        }
    }

    /// <summary>Waits for the page of the saved prescription and says which.</summary>
    public async Task<Guid> SavedAsync()
    {
        await Page.ArrivesAsync("/admin/prescriptions" + Arrival.AtARecord);
        await visitor.SettleAsync();
        return Guid.Parse(Page.Url.Split('/')[^1]);
    }
}
