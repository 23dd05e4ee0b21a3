using Bunit;
using Optica.Domain.Orders;
using Optica.Domain.Prescriptions;
using Optica.Domain.Products;
using Optica.Domain.Quotes;
using Optica.Portal.Features.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Quotes;

/// <summary>Making a quote: alternatives, how lenses are made, what is missing, and two people at one draft.</summary>
public sealed class QuoteEntryTests : QuotesContext
{
    [Fact]
    public async Task Save_TwoAlternatives_KeepsWhatDiffers()
    {
        await using var context = Sit(World.Sales);
        var page = New(context);
        page.Find("#line-1-description").Change("AR-1");
        page.WaitForAssertion(() => Assert.Equal("$39.990", page.Find("#line-1-price").GetAttribute("value")));

        Press(page, "Add an alternative");
        Assert.Equal("B", page.WaitForElement("#alternative-name").GetAttribute("value"));
        page.Find("#LensKind, [data-field=LensKind] select").Change("2");
        page.FindAll(".treatments input")[0].Change(true);
        page.Find("#line-1-price").Change("50000");
        page.WaitForAssertion(() => Assert.Contains("$50.000", Texts(page, ".sum-of.is-shown"), StringComparison.Ordinal));
        Assert.Contains("$39.990", Texts(page, ".sum-of:not(.is-shown)"), StringComparison.Ordinal);
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(context), StringComparison.Ordinal));
        var quote = await OnlyAsync();
        Assert.Equal([("A", 39_990L), ("B", 50_000L)], quote.Alternatives.Select(one => (one.Name, one.Money.Total)));
        Assert.Empty(quote.Alternatives[0].Lens.Treatments);
        Assert.Equal([LensTreatment.AntiReflective], quote.Alternatives[1].Lens.Treatments);
        Assert.Null(quote.Alternatives[0].Lens.Kind);
        Assert.Equal((PrescriptionKind?)Enum.GetValues<PrescriptionKind>()[2], quote.Alternatives[1].Lens.Kind);
    }

    /// <summary>What is wrong may stand in an alternative that is not in sight.</summary>
    [Fact]
    public async Task Save_SomethingMissingElsewhere_ShowsThatAlternative()
    {
        await using var context = Sit(World.Sales);
        var page = New(context);
        page.Find("#line-1-description").Change("Ajuste");
        Press(page, "Add an alternative");
        page.WaitForElement("#alternative-name").Change("Con precio");
        page.Find("[data-field=Kind] select").Change("0");
        page.Find("#line-1-price").Change("10000");

        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.NotEmpty(Texts(page, "[data-field=UnitPrice] .field-error")));
        Assert.Equal("A", page.Find("#alternative-name").GetAttribute("value"));
        Assert.Equal("Ajuste", page.Find("#line-1-description").GetAttribute("value"));
    }

    [Fact]
    public async Task RemovedAlternative_ComesBackByUndo()
    {
        await using var context = Sit(World.Sales);
        var page = New(context);
        Press(page, "Add an alternative");
        page.WaitForElement("#line-1-price").Change("10000");
        Press(page, "Remove B");
        page.WaitForAssertion(() => Assert.Equal("A", page.Find("#alternative-name").GetAttribute("value")));

        await page.InvokeAsync(context.Said[^1].Action!.RunAsync);

        page.WaitForAssertion(() => Assert.Equal("$10.000", page.Find("#line-1-price").GetAttribute("value")));
    }

    [Fact]
    public async Task Draft_ChangedByBothAtOnce_KeepsBoth()
    {
        var id = await OfferAsync();
        await using var context = Sit(World.Sales);
        var page = Open(context, id);

        await ChangeAsync(id, quote => quote.Notes = "Incluye limpieza");
        page.Find("#line-1-price").Change("45000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForAssertion(() => Assert.EndsWith(id.ToString(), Address(context), StringComparison.Ordinal));
        var quote = await ReadAsync(id);
        Assert.Equal((45_000, "Incluye limpieza"), (quote.Alternatives[0].Lines[0].UnitPrice, quote.Notes));
    }

    [Fact]
    public async Task Draft_BothChangedTheLines_StandsSideBySide()
    {
        var id = await OfferAsync();
        await using var context = Sit(World.Sales);
        var page = Open(context, id);

        await ChangeAsync(id, quote => quote.Alternatives[0].Lines[0].UnitPrice = 1_000);
        page.Find("#line-1-price").Change("45000");
        page.Find("[data-shortcut=save]").Click();

        page.WaitForElement(".conflict tbody tr");
        Assert.Equal(1_000, (await ReadAsync(id)).Alternatives[0].Lines[0].UnitPrice);
        Assert.Equal("$45.000", page.Find("#line-1-price").GetAttribute("value"));
    }

    [Theory]
    [InlineData(QuoteStatus.Sent)]
    [InlineData(QuoteStatus.Converted)]
    public async Task WhatTheCustomerHas_IsNotChanged(QuoteStatus status)
    {
        var id = await OfferAsync(status);
        await using var context = Sit(World.Sales);

        var page = context.Open<QuoteEditPage>($"{QuotesUrl.Of(id)}/edit", edit => edit.Add(one => one.Id, id));

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".error-state, .empty-state, [role=alert]")));
        Assert.Empty(page.FindAll("#line-1-description"));
    }

    /// <summary>Before any customer is chosen.</summary>
    [Fact]
    public async Task New_ForWhoMayMakeNone_IsRefused()
    {
        foreach (var person in new[] { World.Optometrist, World.Platform })
        {
            await using var context = Sit(person);
            var page = context.Open<QuoteEditPage>("/admin/quotes/new");
            page.WaitForElement(".state");
            Assert.Contains("Access denied", page.Markup, StringComparison.Ordinal);
            Assert.Empty(page.FindAll("input"));
        }
    }

    [Fact]
    public async Task SameAgain_BeginsWithWhatWasBought()
    {
        var order = await Database.SellAsync(Ana, World.Centro, 77_000);
        await using var context = Sit(World.Sales);

        var page = context.Open<QuoteEditPage>(QuotesUrl.Again(Ana, order, null));

        page.WaitForAssertion(() => Assert.Equal("$77.000", page.Find("#line-1-price").GetAttribute("value")));
    }

    [Fact]
    public async Task PickedLens_FillsWhatNobodyHasSaid()
    {
        await Database.MakeAsync(
            new ProductInput
            {
                Name = "Cristal progresivo 1.60",
                Code = "LP-160",
                Kind = LineKind.Lens,
                UnitPrice = 189_990,
            }
        );
        await using var context = Sit(World.Sales);
        var page = New(context);
        page.Find("[data-field=LensMaterial] select").Change("1");

        page.Find("#line-1-description").Change("LP-160");

        page.WaitForAssertion(() => Assert.Equal("Progressive", Chosen(page, "LensKind")));
        Assert.Equal("1.60", Chosen(page, "LensIndex"));
        Assert.Equal("Polycarbonate", Chosen(page, "LensMaterial"));
    }

    [Fact]
    public async Task TreatmentWithoutAPrice_IsToldAndGetsALine()
    {
        await using var context = Sit(World.Sales);
        var page = New(context);
        page.Find("#line-1-description").Change("AR-1");
        page.WaitForAssertion(() => Assert.Equal("$39.990", page.Find("#line-1-price").GetAttribute("value")));
        Assert.Empty(page.FindAll(".unpriced"));

        page.FindAll(".treatments input")[0].Change(true);
        page.WaitForAssertion(() => Assert.Contains("no line charges for it", Texts(page, ".unpriced"), StringComparison.Ordinal));
        page.Find(".unpriced button").Click();

        page.WaitForAssertion(() => Assert.Equal("Anti-reflective", page.Find("#line-2-description").GetAttribute("value")));
        Assert.Empty(page.FindAll(".unpriced"));
        page.Find("#line-2-price").Change("20000");
        page.Find("[data-shortcut=save]").Click();
        page.WaitForAssertion(() => Assert.DoesNotContain("/new", Address(context), StringComparison.Ordinal));
        var lines = (await OnlyAsync()).Alternatives[0].Lines;
        Assert.Equal((LineKind.Treatment, 20_000), (lines[1].Kind, lines[1].UnitPrice));
    }

    private static string Chosen(IRenderedComponent<QuoteEditPage> page, string field)
    {
        var select = page.Find($"[data-field={field}] select");
        return select.QuerySelector($"option[value='{select.GetAttribute("value")}']")!.TextContent.Trim();
    }

    private IRenderedComponent<QuoteEditPage> New(PortalContext context)
    {
        var page = context.Open<QuoteEditPage>(QuotesUrl.New(Ana));
        page.WaitForElement("#line-1-description");
        return page;
    }

    private static IRenderedComponent<QuoteEditPage> Open(PortalContext context, Guid id)
    {
        var page = context.Open<QuoteEditPage>($"{QuotesUrl.Of(id)}/edit", edit => edit.Add(one => one.Id, id));
        page.WaitForElement("#line-1-price");
        return page;
    }
}
