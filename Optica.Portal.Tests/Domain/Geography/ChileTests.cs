using System.Globalization;
using Optica.Domain.Geography;

namespace Optica.Portal.Tests.Domain.Geography;

public sealed class ChileTests
{
    [Fact]
    public void Regions_All_Are16WithTheirNumbers()
    {
        Assert.Equal(16, Chile.Regions.Count);
        Assert.All(
            Enumerable.Range(1, 16),
            number => Assert.Single(Chile.Regions, region => region.Code == number.ToString("00", CultureInfo.InvariantCulture))
        );
        Assert.Equal(16, Chile.Regions.DistinctBy(region => region.Roman, StringComparer.Ordinal).Count());
        Assert.Equal("Arica y Parinacota", Chile.Regions[0].Name);
    }

    [Fact]
    public void Comunas_All_Are346WithUniqueCodesOfTheirRegion()
    {
        Assert.Equal(346, Chile.Comunas.Count);
        Assert.Equal(346, Chile.Comunas.DistinctBy(comuna => comuna.Code, StringComparer.Ordinal).Count());
        Assert.All(Chile.Comunas, comuna => Assert.Equal(5, comuna.Code.Length));
        Assert.All(Chile.Comunas, comuna => Assert.Equal(comuna.Region.Code, comuna.Code[..2]));
        Assert.All(Chile.Comunas, comuna => Assert.Equal(comuna, Chile.FindComuna(comuna.Name)));
    }

    [Fact]
    public void Comunas_PerRegion_AreAsManyAsTheLawSays()
    {
        var counts = Chile.Comunas.CountBy(comuna => comuna.Region.Code, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);

        Assert.Equal(
            [7, 9, 9, 15, 38, 33, 30, 33, 32, 30, 10, 11, 52, 12, 4, 21],
            Enumerable.Range(1, 16).Select(number => counts[number.ToString("00")])
        );
    }

    [Theory]
    [InlineData("ñuñoa", "13120", "Metropolitana de Santiago")]
    [InlineData("NUNOA", "13120", "Metropolitana de Santiago")]
    [InlineData("  viña  DEL mar ", "05109", "Valparaíso")]
    [InlineData("Alto Hospicio", "01107", "Tarapacá")]
    [InlineData("San Nicolas", "16305", "Ñuble")]
    [InlineData("Til Til", "13303", "Metropolitana de Santiago")]
    [InlineData("Llay Llay", "05703", "Valparaíso")]
    [InlineData("Calera", "05502", "Valparaíso")]
    [InlineData("O’Higgins", "11302", "Aysén del General Carlos Ibáñez del Campo")]
    [InlineData("Vitacura", "13132", "Metropolitana de Santiago")]
    [InlineData("Alto Biobio", "08314", "Biobío")]
    [InlineData("San Vicente de Tagua-Tagua", "06117", "Libertador General Bernardo O'Higgins")]
    [InlineData("Cholchol", "09121", "La Araucanía")]
    public void FindComuna_AnySpelling_GivesCodeAndRegion(string name, string code, string region)
    {
        var comuna = Chile.FindComuna(name);

        Assert.Equal(code, comuna?.Code);
        Assert.Equal(region, comuna?.Region.Name);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Springfield")]
    [InlineData("\0")]
    public void FindComuna_Unknown_IsNull(string? name) => Assert.Null(Chile.FindComuna(name));

    [Theory]
    [InlineData("Región Metropolitana", "13")]
    [InlineData("RM", "13")]
    [InlineData("Región de Los Ríos", "14")]
    [InlineData("Bío-Bío", "08")]
    [InlineData("Región del Bío Bío", "08")]
    [InlineData("Araucanía", "09")]
    [InlineData("O'Higgins", "06")]
    [InlineData("Aysén", "11")]
    [InlineData("viii", "08")]
    [InlineData("5", "05")]
    [InlineData("05", "05")]
    public void FindRegion_AnySpelling_GivesTheRegion(string name, string code) => Assert.Equal(code, Chile.FindRegion(name)?.Code);

    [Fact]
    public void FindRegion_Unknown_IsNull() => Assert.All([null, "", "Región", "Baviera"], name => Assert.Null(Chile.FindRegion(name)));
}
