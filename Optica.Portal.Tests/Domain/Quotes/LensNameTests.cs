using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Optica.Domain.Prescriptions;
using Optica.Domain.Quotes;
using Optica.Portal.Resources;

namespace Optica.Portal.Tests.Domain.Quotes;

/// <summary>What a product's name says of a lens.</summary>
public sealed class LensNameTests
{
    [Theory]
    [InlineData("Cristal progresivo digital 1.60 (par)", PrescriptionKind.Progressive, null, 1.60)]
    [InlineData("Cristal monofocal policarbonato (par)", PrescriptionKind.SingleVision, LensMaterial.Polycarbonate, null)]
    [InlineData("CRISTAL BIFOCAL ORGÁNICO 1,50", PrescriptionKind.Bifocal, LensMaterial.Organic, 1.50)]
    [InlineData("Single vision Trivex lens 1.53", PrescriptionKind.SingleVision, LensMaterial.Trivex, 1.53)]
    [InlineData("Lentes de contacto mensuales (caja de 6)", PrescriptionKind.ContactLens, null, null)]
    [InlineData("Lente 11.60 o 1.601", null, null, null)]
    [InlineData("Lente 1.20", null, null, null)]
    [InlineData("", null, null, null)]
    [InlineData(null, null, null, null)]
    public void Read_NamesInBothLanguages_SayWhatTheySay(string? name, PrescriptionKind? kind, LensMaterial? material, double? index) =>
        Assert.Equal(new LensName(kind, material, (decimal?)index), LensName.Read(name));

    [Theory, InlineData("Antirreflejo", LensTreatment.AntiReflective), InlineData("Filtro luz azul", LensTreatment.BlueLight)]
    [InlineData("Tinte de sol", LensTreatment.Tint), InlineData("Lavado", null), InlineData(null, null)]
    public void ReadTreatment_NamesOfTheCatalogue_AreKnown(string? name, LensTreatment? treatment) =>
        Assert.Equal(treatment, LensName.ReadTreatment(name));

    /// <summary>A line that was made for a treatment is known again, in either language.</summary>
    [Theory, InlineData("es-CL"), InlineData("en")]
    public void ReadTreatment_WordsOfTheScreen_AreKnownAgain(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var words = services.GetRequiredService<IStringLocalizer<QuoteTexts>>();

        Assert.All(
            Enum.GetValues<LensTreatment>(),
            treatment => Assert.Equal(treatment, LensName.ReadTreatment(words[$"treatment_{treatment}"]))
        );
    }
}
