using Optica.Domain.Access;

namespace Optica.Portal.Tests.Domain.Access;

/// <summary>What a password must be (SECURITY 29).</summary>
public sealed class PasswordRulesTests
{
    private static readonly PasswordOwner Owner = new("María José Núñez", "mj.nunez@opticanorte.cl");

    [Theory]
    [InlineData("una frase fácil de recordar")]
    [InlineData("correct horse battery staple")]
    [InlineData("xkqv pfmz rtwy bnlh")]
    [InlineData("739405182640937")]
    [InlineData("ñandú ¿qué? ☕ 東京 café")]
    [InlineData("               un espacio")]
    [InlineData("los tres gatos de la vecina")]
    public void Check_WhatIsNotGuessed_IsGood(string password) => Assert.Null(PasswordRules.Check(password, Owner));

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password123456789")]
    [InlineData("P@ssw0rd2026!!!!")]
    [InlineData("contraseña123456")]
    [InlineData("Contraseña-2026!")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("1qaz2wsx3edc4rfv")]
    [InlineData("poiuytrewqlkjhgf")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabcabcabc")]
    [InlineData("123456789012345678")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("MariaJoseNunez2026")]
    [InlineData("nunez.mj@opticanorte")]
    [InlineData("Optica-Portal-2026!")]
    [InlineData("septiembre2026!!!")]
    public void Check_WhatIsGuessedFirst_IsRefused(string password) =>
        Assert.Equal(PasswordRules.TooCommon, PasswordRules.Check(password, Owner));

    [Theory]
    [InlineData(null, false, PasswordRules.TooShort)]
    [InlineData("", false, PasswordRules.TooShort)]
    [InlineData("kfw7 qpz mxr 9", false, PasswordRules.TooShort)]
    [InlineData("kfw7 qpz mxr 9b", false, null)]
    [InlineData("kfw7 qpz mx", true, PasswordRules.TooShortWithSecondFactor)]
    [InlineData("kfw7 qpz mxr", true, null)]
    // four characters of two units each: characters count, not units
    [InlineData("kfw7 qpz m😀😀😀😀", false, PasswordRules.TooShort)]
    public void Check_Length_DependsOnTheSecondFactor(string? password, bool second, string? code) =>
        Assert.Equal(code, PasswordRules.Check(password, Owner with { HasSecondFactor = second }));

    [Fact]
    public void Check_Longest_IsOnTheServer()
    {
        var phrase = string.Concat(Enumerable.Range(0, 40).Select(number => $"{(number * 7919 % 9973) + 1}x"))[..PasswordRules.Longest];

        Assert.Null(PasswordRules.Check(phrase, Owner));
        Assert.Equal(PasswordRules.TooLong, PasswordRules.Check(phrase + "x", Owner));
    }
}
