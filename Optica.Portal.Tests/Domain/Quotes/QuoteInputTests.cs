using Optica.Domain.Common;
using Optica.Domain.Orders;
using Optica.Domain.Quotes;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Quotes;

/// <summary>The rules of a quote as typed, and of the settings.</summary>
public sealed class QuoteInputTests
{
    private static readonly Dictionary<string, (Action<QuoteInput> Break, string Field, string Code)> Broken = new(StringComparer.Ordinal)
    {
        ["no customer"] = (input => input.CustomerId = null, "CustomerId", "customer_required"),
        ["nothing"] = (input => input.Alternatives.Clear(), "Alternatives", "alternatives_required"),
        ["four"] = (input => input.Alternatives = [.. Enumerable.Repeat(input.Alternatives[0], 4)], "Alternatives", "list_too_long"),
        ["long name"] = (input => input.Alternatives[1].Name = new string('x', 61), "Alternatives[1].Name", "too_long"),
        ["both frames"] = (input => input.Alternatives[0].OwnFrame = true, "Alternatives[0].OwnFrame", "own_frame_or_frame"),
        ["index 1.39"] = (input => input.Alternatives[0].LensIndex = 1.39m, "Alternatives[0].LensIndex", "lens_index_out_of_range"),
        ["index 2.01"] = (input => input.Alternatives[0].LensIndex = 2.01m, "Alternatives[0].LensIndex", "lens_index_out_of_range"),
        ["index 1.595"] = (input => input.Alternatives[0].LensIndex = 1.595m, "Alternatives[0].LensIndex", "lens_index_out_of_range"),
        ["material"] = (input => input.Alternatives[0].LensMaterial = (LensMaterial)99, "Alternatives[0].LensMaterial", "value_unknown"),
        ["treatment"] = (
            input => input.Alternatives[0].LensTreatments = [(LensTreatment)99],
            "Alternatives[0].LensTreatments",
            "value_unknown"
        ),
        ["notes"] = (input => input.Notes = new string('x', 1001), "Notes", "too_long"),
        ["frame"] = (
            input => input.Alternatives[1].OwnFrameDescription = new string('x', 201),
            "Alternatives[1].OwnFrameDescription",
            "too_long"
        ),
    };

    public static TheoryData<string> Names => [.. Broken.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Validator_EveryBrokenRule_IsToldAtItsField(string name)
    {
        var input = Offers.Quote(Ids.New(World.Start), null);
        Assert.Null(new QuoteInputValidator().Check(input));
        var (breaks, field, code) = Broken[name];
        breaks(input);

        var wrong = Assert.Single(new QuoteInputValidator().Check(input)!.Fields);

        Assert.Equal((field, code), (wrong.Field, wrong.Code));
    }

    [Fact]
    public void Normalise_NamesWhatHasNoName()
    {
        var input = new QuoteInput { Alternatives = [new() { Name = "  " }, new() { OwnFrameDescription = " azul  marino " }, new()] };

        QuoteInputNormaliser.Normalise(input);

        Assert.Equal(["A", "B", "C"], input.Alternatives.Select(one => one.Name));
        Assert.Equal([false, true, false], input.Alternatives.Select(one => one.OwnFrame));
        Assert.Equal("azul marino", input.Alternatives[1].OwnFrameDescription);
    }

    [Theory]
    [InlineData(30, 12, "")]
    [InlineData(1, 0, "")]
    [InlineData(365, 120, "")]
    [InlineData(0, 12, "ValidityDays")]
    [InlineData(366, 12, "ValidityDays")]
    [InlineData(30, -1, "WarrantyMonths")]
    [InlineData(-5, 121, "ValidityDays,WarrantyMonths")]
    public void Settings_OutOfRange_AreToldAtTheirFields(int days, int months, string fields) =>
        Assert.Equal(fields, string.Join(',', new QuoteRules(days, months).Check()?.Fields.Select(field => field.Field) ?? []));

    /// <summary>Lens configuration comes back as it was typed.</summary>
    [Fact]
    public void Create_Lens_IsKept()
    {
        var lens = Quoted.Draft().Alternatives[0].Lens;

        Assert.Equal((LensMaterial.Polycarbonate, 159), (lens.Material, lens.Index));
        Assert.Equal([LensTreatment.AntiReflective, LensTreatment.Photochromic], lens.Treatments);
    }

    /// <summary>What an order takes over is what was quoted, benefits included.</summary>
    [Fact]
    public void AsPriced_WithABenefit_IsWhatWasPriced()
    {
        var content = Quoted.Content(Quoted.Today, new Benefit(DiscountKind.Agreement, Ids.New(World.Start), "Caja", 0, 37));
        var quote = Quoted.Draft();
        quote.Change(content, Quoted.At).Expect();

        for (var at = 0; at < 2; at++)
        {
            var taken = quote.Alternatives[at].AsPriced();
            Assert.Equal(content.Priced[at].Lines, taken.Lines);
            Assert.Equal(content.Priced[at].Benefit, taken.Benefit);
            Assert.Equal(content.Priced[at].InstitutionShare, taken.InstitutionShare);
            Assert.NotEqual(0, taken.InstitutionShare);
        }
    }
}
