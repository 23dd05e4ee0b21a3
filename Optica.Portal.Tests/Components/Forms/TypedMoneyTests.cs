using Optica.Portal.Components.Shared.Forms;

namespace Optica.Portal.Tests.Components.Forms;

public sealed class TypedMoneyTests
{
    [Theory]
    [InlineData("1234567")]
    [InlineData("1.234.567")]
    [InlineData("$1.234.567")]
    [InlineData(" $ 1.234.567 ")]
    [InlineData("1 234 567")]
    [InlineData("1\u00a0234\u00a0567")]
    [InlineData("1,234,567")]
    [InlineData("CLP 1.234.567")]
    [InlineData("$1.234.567.-")]
    [InlineData("0001234567")]
    public void Read_EveryUsualSpelling_IsTheAmount(string text) => Assert.Equal((TypedWholeKind.Number, 1_234_567), TypedMoney.Read(text));

    [Theory]
    [InlineData("$1.234", 1_234)]
    [InlineData("12.500", 12_500)]
    [InlineData("1.990.-", 1_990)]
    [InlineData("0", 0)]
    [InlineData("$0", 0)]
    [InlineData("000", 0)]
    [InlineData("999999999999999999", 999_999_999_999_999_999)]
    public void Read_Amount_IsIt(string text, long amount) => Assert.Equal((TypedWholeKind.Number, amount), TypedMoney.Read(text));

    /// <summary>Twelve and a half must never become a hundred and twenty-five.</summary>
    [Theory]
    [InlineData("12,5")]
    [InlineData("12.5")]
    [InlineData("12.50")]
    [InlineData("1.234,50")]
    [InlineData("1,234.50")]
    [InlineData("1.234.567,00")]
    [InlineData("1,234")]
    [InlineData("$0,5")]
    [InlineData("1.2345")]
    [InlineData("1234.567")]
    public void Read_Decimals_AreToldApart(string text) => Assert.Equal(TypedWholeKind.Decimals, TypedMoney.Read(text).Kind);

    [Theory]
    [InlineData("abc")]
    [InlineData("1 2")]
    [InlineData("12.34.567")]
    [InlineData("1..234")]
    [InlineData("1.234.")]
    [InlineData(".")]
    [InlineData("$")]
    [InlineData("$$5")]
    [InlineData("1e5")]
    [InlineData("=1+1")]
    [InlineData("1.234 567")]
    [InlineData("١٢٣")]
    [InlineData("1000000000000000000")]
    [InlineData("1,2,3")]
    public void Read_WhatIsNoAmount_IsRefused(string text) => Assert.Equal(TypedWholeKind.Unreadable, TypedMoney.Read(text).Kind);

    [Theory]
    [InlineData("-500")]
    [InlineData("−5")]
    [InlineData("$-1.234")]
    public void Read_LessThanZero_IsToldApart(string text) => Assert.Equal(TypedWholeKind.Negative, TypedMoney.Read(text).Kind);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void Read_Nothing_IsNothing(string? text) => Assert.Equal(TypedWholeKind.Empty, TypedMoney.Read(text).Kind);

    [Theory]
    [InlineData(0, "$0")]
    [InlineData(999, "$999")]
    [InlineData(1_234_567, "$1.234.567")]
    public void Show_Amount_IsReadBack(long amount, string shown)
    {
        Assert.Equal(shown, TypedMoney.Show(amount));
        Assert.Equal((TypedWholeKind.Number, amount), TypedMoney.Read(shown));
    }
}
