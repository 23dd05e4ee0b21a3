using Microsoft.Playwright;
using Optica.Data.Seed;

namespace Optica.Portal.Tests.Browser;

/// <summary>What a newcomer does first: start it in an empty folder, sign in, register a customer, find and keep her.</summary>
[Collection(BrowserRun.Name)]
public sealed class StartTests(BrowserRun run, FreshPortal portal) : IClassFixture<FreshPortal>
{
    private const string Surname = "Pérez Juárez";

    /// <summary>One RUT, as four people type it.</summary>
    private static readonly string[] Formats = ["12345678-5", "12.345.678-5", "123456785", "12 345 678 5"];

    [BrowserFact]
    public async Task Start_EmptyFolder_AnswersWithinNinetySecondsAndSaysWhereAndWho()
    {
        Chromium.Require();
        Assert.InRange(portal.Host.StartUp, TimeSpan.Zero, TimeSpan.FromSeconds(90));
        Assert.Contains(
            $"Optica.Portal answers on {portal.Host.Address.ToString().TrimEnd('/')}",
            portal.Host.Log,
            StringComparison.Ordinal
        );
        Assert.Contains(DemoAccounts.Password, portal.Host.Log, StringComparison.Ordinal);
        Assert.All(DemoAccounts.All, account => Assert.Contains(account.Email, portal.Host.Log, StringComparison.Ordinal));
        Assert.InRange(await portal.Host.ReadAsync<int>("SELECT COUNT(*) FROM Customers"), 3000, int.MaxValue);
    }

    [BrowserTheory]
    [InlineData(1)]
    [InlineData(3)]
    public Task Rut_TypedInAnyFormat_IsRefusedTheSecondTime(int first) =>
        run.VisitOtherAsync(
            portal.Host,
            async visitor =>
            {
                // the row of an earlier case makes room
                await visitor.Host.WriteAsync(
                    "UPDATE Customers SET Rut = NULL, FirstName = 'Antes', FullName = 'Antes', SearchText = 'antes|||' WHERE Rut LIKE '12345678%'"
                );
                await SignInAsync(visitor);
                await RegisterAsync(visitor, "Juana", Formats[first]);
                await visitor.ProfileAsync();

                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", "Otra");
                foreach (var format in Formats)
                {
                    await visitor.Page.TypeInAsync("RUT", format);
                    await Assertions.Expect(visitor.Page.Field("RUT")).ToHaveValueAsync("12.345.678-5");
                    await visitor.Page.SaveAsync();
                    await AssertDuplicateShownAsync(visitor);
                    await visitor.Page.TypeInAsync("RUT", "");
                    await Assertions.Expect(Duplicates(visitor)).ToHaveCountAsync(0);
                }

                Assert.Equal(1, await visitor.Host.ReadAsync<int>("SELECT COUNT(*) FROM Customers WHERE Rut LIKE '12345678%'"));
            }
        );

    [BrowserFact]
    public Task Customer_FromLoginToHistory() =>
        run.VisitOtherAsync(
            portal.Host,
            async visitor =>
            {
                await visitor.Host.WriteAsync(
                    "UPDATE Customers SET Rut = NULL, FirstName = 'Antes', FullName = 'Antes', SearchText = 'antes|||' WHERE Rut LIKE '12345678%'"
                );
                var page = visitor.Page;
                await SignInAsync(visitor);
                await RegisterAsync(visitor, "Juana", "12.345.678-5", "987651234");
                var id = await visitor.ProfileAsync();
                await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Juana {Surname}");

                foreach (var text in new[] { "5678", "perez ju", "8765", "87651234", "12.345.678-5" })
                {
                    await visitor.GoAsync("/admin/customers");
                    await page.Keyboard.PressAsync("f");
                    await page.Locator("#list-search").FillAsync(text);
                    var row = page.Locator("[data-row]").Filter(new() { HasText = $"Juana {Surname}" });
                    await Assertions.Expect(row).ToHaveCountAsync(1);
                    await Assertions.Expect(page.Locator("#list-search")).ToHaveValueAsync(text);

                    await page.Locator("#global-search").FillAsync(text);
                    await Assertions.Expect(page.Locator("#global-search-hits")).ToContainTextAsync($"Juana {Surname}");
                }

                await page.Locator("#global-search").FillAsync("");
                await page.GetByRole(AriaRole.Link, new() { Name = $"Juana {Surname}", Exact = true }).ClickAsync();
                Assert.Equal(id, await visitor.ProfileAsync());
                await page.GetByRole(AriaRole.Link, new() { Name = "Editar" }).ClickAsync();
                await page.Field("Teléfono").WaitForAsync();
                await page.TypeInAsync("Teléfono", "9 5555 4321");
                await visitor.SaveToProfileAsync();
                await Assertions
                    .Expect(page.GetByRole(AriaRole.Link, new() { Name = "+56 9 5555 4321", Exact = true }).First)
                    .ToBeVisibleAsync();

                await page.GetByRole(AriaRole.Tab, new() { Name = "Historial" }).ClickAsync();
                var step = page.Locator(".history-step").Filter(new() { HasText = "Modificó datos" });
                await Assertions.Expect(step.Locator("del")).ToHaveTextAsync("+56 9 8765 1234");
                await Assertions.Expect(step.Locator("ins")).ToHaveTextAsync("+56 9 5555 4321");
                await Assertions.Expect(step).ToContainTextAsync("Andrés Peñaloza");
            }
        );

    private static async Task SignInAsync(Visitor visitor)
    {
        await visitor.GoAsync("/login");
        await visitor.SignInAsync("admin.centro@norte.demo", DemoAccounts.Password);
        await visitor.ArrivesAtHomeAsync();
        await visitor.SettleAsync();
    }

    private static async Task RegisterAsync(Visitor visitor, string name, string rut, string? phone = null)
    {
        await visitor.GoAsync(CustomerDesk.New);
        await visitor.Page.TypeInAsync("Nombres", name);
        await visitor.Page.TypeInAsync("Apellidos", Surname);
        await visitor.Page.TypeInAsync("RUT", rut);
        if (phone is not null)
        {
            await visitor.Page.TypeInAsync("Teléfono", phone);
        }

        await visitor.Page.SaveAsync();
    }

    private static ILocator Duplicates(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "¿Es este cliente?" });

    private static async Task AssertDuplicateShownAsync(Visitor visitor)
    {
        var card = Duplicates(visitor);
        await Assertions.Expect(card).ToContainTextAsync($"Juana {Surname}");
        await Assertions.Expect(card).ToContainTextAsync("Coincide: RUT");
        Assert.EndsWith(CustomerDesk.New, visitor.Page.Url, StringComparison.Ordinal);
    }
}
