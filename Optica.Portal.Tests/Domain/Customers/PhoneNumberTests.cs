using FsCheck;
using FsCheck.Fluent;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("912345678", "+56912345678")]
    [InlineData("9 1234 5678", "+56912345678")]
    [InlineData("+56912345678", "+56912345678")]
    [InlineData("+56 9 1234 5678", "+56912345678")]
    [InlineData("0056912345678", "+56912345678")]
    [InlineData("00 56 9 1234 5678", "+56912345678")]
    [InlineData("56 9 1234 5678", "+56912345678")]
    [InlineData("56912345678", "+56912345678")]
    [InlineData("09 1234 5678", "+56912345678")]
    [InlineData("+56 09 1234 5678", "+56912345678")]
    [InlineData("(+56) 9-1234-5678", "+56912345678")]
    [InlineData("\u202A+56 9 1234 5678\u202C", "+56912345678")]
    [InlineData("９１２３４５６７８", "+56912345678")]
    [InlineData("223456789", "+56223456789")]
    [InlineData("(2) 2345 6789", "+56223456789")]
    [InlineData("02 2345 6789", "+56223456789")]
    [InlineData("32 234 5678", "+56322345678")]
    [InlineData("800 123 456", "+56800123456")]
    [InlineData("+1 (212) 555-1234", "+12125551234")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("0054 9 11 1234 5678", "+5491112345678")]
    public void TryNormalise_UsualSpelling_GivesE164(string text, string e164)
    {
        Assert.True(PhoneNumber.TryNormalise(text, "CL", out var found));
        Assert.Equal(e164, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12345678")]
    [InlineData("91234567")]
    [InlineData("9123456789")]
    [InlineData("112345678")]
    [InlineData("569123456")]
    [InlineData("+56 9 1234 567")]
    [InlineData("+56 9 1234 56789")]
    [InlineData("912345678 anexo 12")]
    [InlineData("912345678x12")]
    [InlineData("912345678 ext. 5")]
    [InlineData("912345678#5")]
    [InlineData("912345678/9")]
    [InlineData("912345678;ext=5")]
    [InlineData("9+12345678")]
    [InlineData("++56912345678")]
    [InlineData("+")]
    [InlineData("00")]
    [InlineData("+0912345678")]
    [InlineData("+123456")]
    [InlineData("+1234567890123456")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("٩١٢٣٤٥٦٧٨")]
    [InlineData("912345678\0")]
    [InlineData("912345678\n")]
    [InlineData("6006001234")]
    public void TryNormalise_NotANumber_RefusesIt(string text) => Assert.False(PhoneNumber.TryNormalise(text, "CL", out _));

    [Theory]
    [InlineData("AR", "912345678", false)]
    [InlineData("AR", "+56912345678", true)]
    [InlineData("AR", "+5491112345678", true)]
    [InlineData("cl", "912345678", true)]
    [InlineData(null, "912345678", true)]
    public void TryNormalise_OtherCountry_NeedsTheCountryCode(string? country, string text, bool accepted) =>
        Assert.Equal(accepted, PhoneNumber.TryNormalise(text, country, out _));

    [Theory]
    [InlineData("+56912345678", "+56 9 1234 5678")]
    [InlineData("+56223456789", "+56 2 2345 6789")]
    [InlineData("+56322345678", "+56 32 234 5678")]
    [InlineData("+56800123456", "+56 800 123 456")]
    [InlineData("+12125551234", "+1 212 555 1234")]
    [InlineData("+442079460958", "+44 207 946 0958")]
    [InlineData("+5491112345678", "+54 911 123 456 78")]
    [InlineData("+3581234567", "+358 123 4567")]
    [InlineData("", "")]
    [InlineData("+12a", "+12a")]
    public void Format_E164_IsGrouped(string e164, string shown) => Assert.Equal(shown, PhoneNumber.Format(e164));

    [Theory]
    [InlineData(null, "")]
    [InlineData("9", "9")]
    [InlineData("9123", "9 123")]
    [InlineData("91234567", "9 1234 567")]
    [InlineData("912345678", "+56 9 1234 5678")]
    [InlineData("223456789", "2 2345 6789")]
    [InlineData("322345678", "32 234 5678")]
    [InlineData("+56322345678", "+56 32 234 5678")]
    [InlineData("09 1234 5678", "+56 9 1234 5678")]
    [InlineData("5491112345678", "5491112345678")]
    [InlineData("+5691234", "+56 9 1234")]
    [InlineData("569123456", "569123456")]
    [InlineData("9 1234 5678 x", "9 1234 5678 x")]
    [InlineData("hola", "hola")]
    public void FormatAsTyped_Text_IsGroupedOrUntouched(string? typed, string shown) =>
        Assert.Equal(shown, PhoneNumber.FormatAsTyped(typed));

    [Fact]
    public void FormatAsTyped_AnyText_IsIdempotentAndKeepsItsMeaning() =>
        Prop.ForAll(
                Texts.PhoneLike,
                text =>
                {
                    var once = PhoneNumber.FormatAsTyped(text);
                    var before = PhoneNumber.TryNormalise(text, "CL", out var first);
                    var after = PhoneNumber.TryNormalise(once, "CL", out var second);
                    return PhoneNumber.FormatAsTyped(once) == once && before == after && first == second;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void FormatAsTyped_EveryPrefixOfAFullNumber_NeverLosesADigit()
    {
        foreach (
            var full in (string[])["912345678", "56912345678", "+56912345678", "0056912345678", "223456789", "322345678", "+12125551234"]
        )
        {
            var shown = full.Aggregate("", (text, key) => PhoneNumber.FormatAsTyped(text + key));
            Assert.True(
                PhoneNumber.TryNormalise(full, "CL", out var expected)
                    && PhoneNumber.TryNormalise(shown, "CL", out var typed)
                    && typed == expected,
                shown
            );
        }
    }
}
