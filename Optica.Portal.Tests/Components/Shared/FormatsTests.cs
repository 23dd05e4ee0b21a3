using Optica.Portal.Components.Shared;

namespace Optica.Portal.Tests.Components.Shared;

public sealed class FormatsTests
{
    private static readonly TimeZoneInfo Santiago = TimeZoneInfo.FindSystemTimeZoneById("America/Santiago");

    [Theory]
    [InlineData(0L, "$0")]
    [InlineData(999L, "$999")]
    [InlineData(1_234_567L, "$1.234.567")]
    [InlineData(-500L, "-$500")]
    [InlineData(long.MinValue, "-$9.223.372.036.854.775.808")]
    public void Money_IsWrittenAsInChile(long pesos, string shown) => Assert.Equal(shown, Formats.Money(pesos));

    [Fact]
    public void Date_IsDayMonthYear() => Assert.Equal("03-04-2026", Formats.Date(new DateOnly(2026, 4, 3)));

    [Fact]
    public void Instant_IsTheShopsTime() =>
        Assert.Equal("31-12-2025 23:30", Formats.Instant(new DateTime(2026, 1, 1, 2, 30, 0, DateTimeKind.Utc), Santiago));

    [Fact]
    public void Day_IsTheShopsDay() =>
        Assert.Equal("31-12-2025", Formats.Day(new DateTime(2026, 1, 1, 2, 30, 0, DateTimeKind.Utc), Santiago));

    [Fact]
    public void Missing_IsADash() =>
        Assert.All(
            [Formats.Date(null), Formats.Money(null), Formats.Instant(null, Santiago), Formats.Day(null, Santiago), Formats.OrNothing(" ")],
            text => Assert.Equal(Formats.Nothing, text)
        );
}
