using Bunit;
using Optica.Data.Quotes;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>What an organisation decides about quotes and warranties.</summary>
public sealed class QuoteSettingsPageTests : QuotesContext
{
    private const string Settings = "/admin/quotes/settings";

    [Fact]
    public async Task Save_WhatIsTyped_IsSet()
    {
        await using var context = new PortalContext(Database, World.Super);
        var page = context.Open<QuoteSettingsPage>(Settings);
        Assert.Equal("30", page.WaitForElement("#field-ValidityDays").GetAttribute("value"));
        Assert.Equal("12", page.Find("#field-WarrantyMonths").GetAttribute("value"));
        Assert.True(page.Find("[data-shortcut=save]").HasAttribute("disabled"));

        page.Find("#field-ValidityDays").Change("15");
        page.Find("#field-WarrantyMonths").Change("0");
        page.Find("form").Submit();

        page.WaitForAssertion(() => Assert.Equal("Settings saved.", Assert.Single(context.Said).Text));
        Assert.Equal(new QuoteRules(15, 0), await RulesAsync());
        page.WaitForAssertion(() => Assert.Equal("15", page.Find("#field-ValidityDays").GetAttribute("value")));
        // 24-11-2026 and fifteen days
        Assert.Equal(new DateOnly(2026, 12, 9), (await ReadAsync(await OfferAsync())).Row.ValidUntil);
    }

    [Theory]
    [InlineData("ValidityDays", "0", "days from 1 to 365")]
    [InlineData("ValidityDays", "366", "days from 1 to 365")]
    [InlineData("WarrantyMonths", "121", "months from 0 to 120")]
    [InlineData("WarrantyMonths", "", "months from 0 to 120")]
    public async Task Save_OutOfRange_SaysItAtTheField(string field, string typed, string says)
    {
        await using var context = new PortalContext(Database, World.Super);
        var page = context.Open<QuoteSettingsPage>(Settings);
        page.WaitForElement($"#field-{field}").Change(typed);

        page.Find("form").Submit();

        page.WaitForAssertion(() =>
            Assert.Contains(says, page.Find($"[data-field={field}] .field-error").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(QuoteRules.Default, await RulesAsync());
    }

    [Fact]
    public async Task Save_ChangedBySomebodyElse_IsToldAndCanBeReadAgain()
    {
        await using var context = new PortalContext(Database, World.Super);
        var page = context.Open<QuoteSettingsPage>(Settings);
        page.WaitForElement("#field-ValidityDays").Change("10");
        await using (var other = Database.As(World.Super))
        {
            (await other.Get<QuoteSettingsService>().ChangeAsync(new(20, 6), null, CancellationToken.None)).Expect();
        }

        page.Find("form").Submit();
        page.WaitForElement("[data-form-problem] button").Click();

        page.WaitForAssertion(() => Assert.Equal("20", page.Find("#field-ValidityDays").GetAttribute("value")));
        Assert.Equal(new QuoteRules(20, 6), await RulesAsync());
    }

    /// <summary>The link and the page are for whoever may set them.</summary>
    [Fact]
    public async Task Page_ForWhoeverMayNotSetThem_IsDenied()
    {
        foreach (var person in new[] { World.Super, World.Admin, World.Sales, World.Optometrist })
        {
            var may = person == World.Super;
            await using var context = Sit(person);
            var list = context.Open<QuotesPage>("/admin/quotes");
            list.WaitForElement("h1");
            Assert.Equal(may ? 1 : 0, list.FindAll($"a[href='{Settings}']").Count);

            var page = context.Open<QuoteSettingsPage>(Settings);
            page.WaitForElement(may ? "form" : ".state");
            Assert.Equal(may, page.FindAll("input").Count > 0);
        }
    }

    private async Task<QuoteRules> RulesAsync()
    {
        await using var scope = Database.As(World.Super);
        return (await scope.Get<QuoteSettingsQueries>().ReadAsync(CancellationToken.None)).Expect().Rules;
    }
}
