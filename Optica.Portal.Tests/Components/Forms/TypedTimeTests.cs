using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class TypedTimeTests
{
    [Theory]
    [InlineData("9", 9, 0)]
    [InlineData("09", 9, 0)]
    [InlineData("930", 9, 30)]
    [InlineData("0930", 9, 30)]
    [InlineData("9:30", 9, 30)]
    [InlineData(" 09.30 ", 9, 30)]
    [InlineData("9h30", 9, 30)]
    [InlineData("18:00 hrs", 18, 0)]
    [InlineData("18 hrs.", 18, 0)]
    [InlineData("18h", 18, 0)]
    [InlineData("23:59", 23, 59)]
    [InlineData("00:00", 0, 0)]
    [InlineData("24:00", 0, 0)]
    public void TryRead_ATime_IsIt(string text, int hour, int minute)
    {
        Assert.True(TypedTime.TryRead(text, out var time));
        Assert.Equal(new TimeOnly(hour, minute), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("x")]
    [InlineData("25")]
    [InlineData("24:01")]
    [InlineData("9:60")]
    [InlineData("9:3")]
    [InlineData("-9")]
    [InlineData("9:30:15")]
    [InlineData("99999")]
    [InlineData("９:30")]
    public void TryRead_NoTime_IsRefused(string? text) => Assert.False(TypedTime.TryRead(text, out _));

    [Fact]
    public void Show_WhatWasRead_IsByTwentyFourHours()
    {
        Assert.Equal("09:05", TypedTime.Show(new TimeOnly(9, 5)));
        Assert.Equal("", TypedTime.Show(null));
    }
}
