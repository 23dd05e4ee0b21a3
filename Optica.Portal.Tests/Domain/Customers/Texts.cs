using FsCheck;
using FsCheck.Fluent;

namespace Optica.Portal.Tests.Domain.Customers;

/// <summary>Random texts for the property tests: near what people type, and anything at all.</summary>
internal static class Texts
{
    public static Arbitrary<string> RutLike => From("0123456789kK.-– ", 14);

    public static Arbitrary<string> PhoneLike => From("0123456789+() -.x", 20);

    public static Arbitrary<string> Anything =>
        Gen.OneOf(
                Gen.Choose(0, 0xFFFF).Select(code => (char)code),
                Gen.Elements("aeñÑ Á|@.-'%k0159\0\uD800\uDC00\u0301\u200B".ToCharArray())
            )
            .ArrayOf()
            .Select(letters => new string(letters))
            .ToArbitrary();

    private static Arbitrary<string> From(string letters, int longest) =>
        Gen.Choose(0, longest)
            .SelectMany(length => Gen.Elements(letters.ToCharArray()).ArrayOf(length))
            .Select(chosen => new string(chosen))
            .ToArbitrary();
}
