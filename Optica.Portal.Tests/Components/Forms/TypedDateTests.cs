using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class TypedDateTests
{
    [Theory]
    [InlineData("05-03-1980")]
    [InlineData("5-3-1980")]
    [InlineData("5/3/1980")]
    [InlineData(" 05/03/1980 ")]
    [InlineData("05.03.1980")]
    [InlineData("5 3 1980")]
    [InlineData("05031980")]
    [InlineData("050380")]
    [InlineData("05.03.80")]
    [InlineData("5/3/80")]
    [InlineData("1980-03-05")]
    [InlineData("05–03–1980")]
    public void TryRead_EveryUsualSpelling_IsTheDay(string text)
    {
        Assert.True(TypedDate.TryRead(text, 2026, out var date));
        Assert.Equal(new DateOnly(1980, 3, 5), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("31-02-1980")]
    [InlineData("29-02-2025")]
    [InlineData("00-01-2000")]
    [InlineData("01-13-2000")]
    [InlineData("1-1-1")]
    [InlineData("marzo")]
    [InlineData("5-3")]
    [InlineData("5-3-1980-1")]
    [InlineData("123456789")]
    [InlineData("01-01-0000")]
    [InlineData("٠٥-٠٣-١٩٨٠")]
    public void TryRead_WhatIsNoDay_IsRefused(string? text) => Assert.False(TypedDate.TryRead(text, 2026, out _));

    [Theory]
    [InlineData("01-01-26", 2026, 2026)]
    [InlineData("01-01-27", 2026, 1927)]
    [InlineData("01-01-27", 2046, 2027)]
    [InlineData("01-01-46", 2046, 2046)]
    [InlineData("01-01-47", 2046, 1947)]
    public void TryRead_YearOfTwoDigits_IsTheLatestPossible(string text, int latest, int year)
    {
        Assert.True(TypedDate.TryRead(text, latest, out var date));
        Assert.Equal(year, date.Year);
    }

    [Fact]
    public void Show_EveryDay_IsReadBack()
    {
        for (var day = new DateOnly(1999, 12, 1); day < new DateOnly(2001, 3, 2); day = day.AddDays(1))
        {
            Assert.True(TypedDate.TryRead(TypedDate.Show(day), 2026, out var read));
            Assert.Equal(day, read);
        }
    }
}
