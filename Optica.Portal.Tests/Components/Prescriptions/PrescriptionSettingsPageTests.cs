using Bunit;
using Optica.Data.Prescriptions;
using Optica.Domain.Prescriptions;
using Optica.Portal.Features.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Prescriptions;

/// <summary>What an organisation decides about prescriptions and exams.</summary>
public sealed class PrescriptionSettingsPageTests : IAsyncLifetime
{
    private const string Address = "/admin/prescriptions/settings";
    private TestDatabase database = default!;

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Save_WhatIsTyped_IsSet()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = context.Open<PrescriptionSettingsPage>(Address);
        Assert.Equal("24", page.WaitForElement("#field-SpectacleMonths").GetAttribute("value"));
        Assert.True(page.Find("[data-shortcut=save]").HasAttribute("disabled"));

        page.Find("#field-SpectacleMonths").Change("18");
        page.Find("#field-ContactLensMonths").Change("6");
        page.Find("#field-ExamMonths").Change("9");
        page.Find("#settings-eighths").Change(true);
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Settings saved.", Assert.Single(context.Said).Text));
        Assert.Equal(new PrescriptionRules(true, 18, 6, 9), (await SettingsAsync()).Rules);
        page.WaitForAssertion(() => Assert.Equal("18", page.Find("#field-SpectacleMonths").GetAttribute("value")));
    }

    [Theory, InlineData("0"), InlineData("121"), InlineData("")]
    public async Task Save_OutOfRange_SaysItAtTheField(string months)
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = context.Open<PrescriptionSettingsPage>(Address);
        page.WaitForElement("#field-ExamMonths").Change(months);

        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains("months from 1 to 120", page.Find("[data-field=ExamMonths] .field-error").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(PrescriptionRules.Default, (await SettingsAsync()).Rules);
    }

    [Fact]
    public async Task Save_ChangedBySomebodyElse_IsToldAndCanBeReadAgain()
    {
        await using var context = new PortalContext(database, database.World.Super);
        var page = context.Open<PrescriptionSettingsPage>(Address);
        page.WaitForElement("#field-ExamMonths").Change("10");
        await using (var other = database.As(database.World.Super))
        {
            var changed = await other.Get<PrescriptionSettingsService>().ChangeAsync(new(false, 12), null, CancellationToken.None);
            changed.Expect();
        }

        page.Find("form").Submit();
        page.WaitForElement("[data-form-problem] button").Click();

        page.WaitForAssertion(() => Assert.Equal("12", page.Find("#field-SpectacleMonths").GetAttribute("value")));
        Assert.Equal(new PrescriptionRules(false, 12), (await SettingsAsync()).Rules);
    }

    /// <summary>The link and the page are for whoever may set them.</summary>
    [Fact]
    public async Task Page_ForWhoeverMayNotSetThem_IsDenied()
    {
        foreach (var person in new[] { database.World.Super, database.World.Admin, database.World.Optometrist, database.World.Sales })
        {
            var may = person == database.World.Super;
            await using var context = new PortalContext(database, person);
            var due = context.Open<PrescriptionsPage>("/admin/prescriptions");
            due.WaitForElement("h1");
            Assert.Equal(may ? 1 : 0, due.FindAll($"a[href='{Address}']").Count);

            var page = context.Open<PrescriptionSettingsPage>(Address);
            page.WaitForElement(may ? "form" : ".state");
            Assert.Equal(may, page.FindAll("input").Count > 0);
        }
    }

    private async Task<PrescriptionSettings> SettingsAsync()
    {
        await using var scope = database.As(database.World.Super);
        return (await scope.Get<PrescriptionSettingsQueries>().ReadAsync(CancellationToken.None)).Expect();
    }
}
