using System.Globalization;
using Optica.Domain.Geography;

namespace Optica.Portal.Tests.Domain.Geography;

public sealed class CountriesTests
{
    [Fact]
    public void All_Countries_AreOfIso3166WithChileFirst()
    {
        Assert.Equal(249, Countries.All.Count);
        Assert.Equal("CL", Countries.All[0].Code);
        Assert.All(Countries.All, country => Assert.Matches("^[A-Z]{2}$", country.Code));
        Assert.All(
            Countries.All,
            country => Assert.False(string.IsNullOrWhiteSpace(country.English) || string.IsNullOrWhiteSpace(country.Spanish))
        );
    }

    [Theory]
    [InlineData("es-CL", "Alemania")]
    [InlineData("en", "Germany")]
    public void Name_Culture_IsSpokenInIt(string culture, string name)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            Assert.Equal(name, Countries.Find("DE")?.Name);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    [Theory]
    [InlineData("cl", "CL")]
    [InlineData("Chile", "CL")]
    [InlineData(" perú ", "PE")]
    [InlineData("Peru", "PE")]
    [InlineData("Estados Unidos", "US")]
    [InlineData("XX", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Find_CodeOrName_GivesTheCountry(string? text, string? code) => Assert.Equal(code, Countries.Find(text)?.Code);
}
