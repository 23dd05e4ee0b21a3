using System.Text;
using Optica.Domain.Access;

namespace Optica.Portal.Tests.Domain.Access;

/// <summary>Codes of authenticator apps, by the examples of their standard.</summary>
public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B: the last six of eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsExamples_IsTheirs(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Secret, Totp.StepOf(DateTime.UnixEpoch.AddSeconds(seconds))));

    /// <summary>RFC 4648, chapter 10, without padding.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_OfTheStandardsExamples_IsTheirs(string text, string written) =>
        Assert.Equal(written, Totp.Base32(Encoding.ASCII.GetBytes(text)));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_AClockThatIsOff_AStepAtMost(int off, bool good)
    {
        var now = new DateTime(2026, 11, 26, 15, 0, 10, DateTimeKind.Utc);
        var step = Totp.StepOf(now) + off;

        Assert.Equal(good ? step : null, Totp.Match(Secret, $" {Totp.Code(Secret, step).Insert(3, " ")}", now, last: 0));
        // what was used, and what lies before it, never again
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step), now, last: step));
        Assert.Null(Totp.Match(Secret, Totp.Code(Secret, step), now, last: step + 1));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870822")]
    [InlineData("２８７０８２")]
    [InlineData("😀")]
    public void Match_WhatIsNoCode_IsNone(string? code) =>
        Assert.Null(Totp.Match(Secret, code, DateTime.UnixEpoch.AddSeconds(59), last: 0));
}
