using Microsoft.Playwright;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Browser;

/// <summary>The form of a customer, as it is used.</summary>
[Collection(BrowserRun.Name)]
public sealed class CustomerFormTests(BrowserRun run)
{
    private const string Account = "admin.centro@norte.demo";

    [BrowserFact]
    public Task Leaving_WithChanges_AsksAndKeepsThem() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", "Aún sin guardar");

                await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Cancelar" }).ClickAsync();
                await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).First.ClickAsync();
                await Assertions.Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
                Assert.Equal("Aún sin guardar", await visitor.Page.Field("Nombres").InputValueAsync());
                Assert.EndsWith(CustomerDesk.New, visitor.Page.Url, StringComparison.Ordinal);

                await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Cancelar" }).ClickAsync();
                await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).Last.ClickAsync();
                await visitor.Page.ArrivesAsync("/admin/customers$");
            }
        );

    [BrowserFact]
    public Task Leaving_WithoutChanges_DoesNotAsk() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Cancelar" }).ClickAsync();
                await visitor.Page.ArrivesAsync("/admin/customers$");
            }
        );

    [BrowserFact]
    public Task Save_WithoutAnything_SaysWhatIsMissingAndGoesThere() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.SaveAsync();
                await Assertions.Expect(visitor.Page.Locator("[aria-invalid=true]").First).ToBeFocusedAsync();
                await Assertions.Expect(visitor.Page.Message("FirstName")).ToBeVisibleAsync();
            }
        );

    [BrowserFact]
    public Task Save_WrongRut_SaysSoAtTheField() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", "Rosa");
                await visitor.Page.TypeInAsync("RUT", "12.345.678-9");
                await Assertions.Expect(visitor.Page.Message("Rut")).ToBeVisibleAsync();
                await visitor.Page.SaveAsync();
                await Assertions.Expect(visitor.Page.Field("RUT")).ToBeFocusedAsync();
                Assert.Equal("12.345.678-9", await visitor.Page.Field("RUT").InputValueAsync());
            }
        );

    [BrowserFact]
    public Task Save_ByCtrlSWhileTyping_SavesWhatIsTyped() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.Field("Apellidos").FillAsync("Control");
                await visitor.Page.Field("Nombres").PressSequentiallyAsync("Sofía");
                await visitor.Page.Keyboard.PressAsync("Control+s");
                await visitor.ProfileAsync();
                await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Sofía Control");
            }
        );

    /// <summary>The fields' own script is still on its way when somebody has typed and saves.</summary>
    [BrowserFact]
    public Task Save_ByCtrlSBeforeTheScriptOfForms_SavesWhatIsTyped() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var saved = await HoldFormsScriptAsync(visitor.Page);
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.Field("Apellidos").FillAsync("Temprano");
                await visitor.Page.Field("Nombres").PressSequentiallyAsync("Inés");
                await visitor.Page.Keyboard.PressAsync("Control+s");
                saved.SetResult();
                await visitor.ProfileAsync();
                await Assertions.Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Inés Temprano");
            }
        );

    /// <summary>And whoever types nothing more: it is kept once the script is there.</summary>
    [BrowserFact]
    public Task Typed_BeforeTheScriptOfForms_IsKept() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var before = await visitor.Host.DraftsAsync(Account);
                var typed = await HoldFormsScriptAsync(visitor.Page);
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", "Temprana");
                typed.SetResult();
                await Patiently.UntilAsync(
                    async () => await visitor.Host.DraftsAsync(Account) > before,
                    TimeSpan.FromSeconds(20),
                    "what was typed is not kept"
                );
                // or it would be offered to other tests
                await visitor.Page.TypeInAsync("Apellidos", "Ortiz");
                await visitor.SaveToProfileAsync();
                Assert.Equal(before, await visitor.Host.DraftsAsync(Account));
            }
        );

    [BrowserFact]
    public Task Save_ClickedTwice_RegistersOnce() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                await visitor.GoAsync(CustomerDesk.New);
                await visitor.Page.TypeInAsync("Nombres", "Doble");
                await visitor.Page.TypeInAsync("Apellidos", "Clic Irrepetible");
                // both clicks are sent before any answer
                await visitor
                    .Page.Locator("[data-shortcut=save]")
                    .EvaluateAsync("button => { for (let i = 0; i < 5; i++) button.click(); }");
                await visitor.ProfileAsync();
                await visitor.Page.WaitForTimeoutAsync(500);
                Assert.Equal(1, await visitor.Host.ReadAsync<int>("SELECT COUNT(*) FROM Customers WHERE LastName = 'Clic Irrepetible'"));
            }
        );

    [BrowserFact]
    public Task Save_AfterSomebodyElse_SaysSoAndKeepsWhatWasTyped() =>
        run.VisitAsync(
            Account,
            async visitor =>
            {
                var address = $"/admin/customers/{await visitor.Host.AnyAsync("Centro", skip: 7)}/edit";
                await visitor.GoAsync(address);
                var other = await run.OpenAsync("sales@norte.demo");
                await other.GoAsync(address);
                await other.Page.TypeInAsync("Código postal", "1240000");
                await other.Page.TypeInAsync("Depto., oficina, block", "Torre B");
                await other.SaveToProfileAsync();

                await visitor.Page.TypeInAsync("Código postal", "7500000");
                await visitor.Page.TypeInAsync("Contacto de emergencia", "Elena Rojas");
                await visitor.Page.SaveAsync();
                await Assertions.Expect(visitor.Page.Locator(".conflict")).ToContainTextAsync("guardó este cliente mientras tanto");
                Assert.Equal("7500000", await visitor.Page.Field("Código postal").InputValueAsync());
                Assert.Equal("Elena Rojas", await visitor.Page.Field("Contacto de emergencia").InputValueAsync());
                Assert.Equal("Torre B", await visitor.Page.Field("Depto., oficina, block").InputValueAsync());

                await visitor.SaveToProfileAsync();
                await visitor.GoAsync(address);
                Assert.Equal("7500000", await visitor.Page.Field("Código postal").InputValueAsync());
                Assert.Equal("Torre B", await visitor.Page.Field("Depto., oficina, block").InputValueAsync());
                Architecture.Findings.None(other.Troubles);
                await other.Context.CloseAsync();
            }
        );

    /// <summary>The script of forms stays under way until the result is set.</summary>
    private static async Task<TaskCompletionSource> HoldFormsScriptAsync(IPage page)
    {
        var arrives = new TaskCompletionSource();
        await page.RouteAsync(
            "**/js/forms*.js",
            async route =>
            {
                await arrives.Task;
                await route.ContinueAsync();
            }
        );
        return arrives;
    }
}
