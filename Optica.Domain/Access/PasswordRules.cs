using System.Text;
using Optica.Domain.Customers;

namespace Optica.Domain.Access;

/// <summary>
/// What a password must be, wherever one is chosen (SECURITY 29): long enough, and not one that is guessed first. Any character counts,
/// none is asked for.
/// </summary>
public static class PasswordRules
{
    /// <summary>Fewest characters.</summary>
    public const int Shortest = 15;

    /// <summary>Fewest characters where a second factor stands behind it.</summary>
    public const int ShortestWithSecondFactor = 12;

    /// <summary>Most characters: what is longer costs time to hash and guards no better.</summary>
    public const int Longest = 128;

    /// <summary>Bits below which a password counts as guessed: a common word with a year and a sign behind it has 22.</summary>
    public const int FewestBits = 36;

    /// <summary>Code of a password that is too short.</summary>
    public const string TooShort = "PasswordTooShort";

    /// <summary>Code of a password that is too short even with a second factor.</summary>
    public const string TooShortWithSecondFactor = "PasswordTooShortForTwo";

    /// <summary>Code of a password that is too long.</summary>
    public const string TooLong = "PasswordTooLong";

    /// <summary>Code of a password that is guessed first.</summary>
    public const string TooCommon = "PasswordTooCommon";

    private const int ShortestWord = 3;

    /// <summary>What this portal is about: as easily guessed as one's own name.</summary>
    private static readonly string[] About = ["optica", "opticas", "portal", "optics", "optical", "optician", "demo"];

    /// <summary>Checks a password.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="owner">Whose it is going to be.</param>
    /// <returns>The code of the broken rule; null when it is good.</returns>
    public static string? Check(string? password, PasswordOwner owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        var text = password ?? "";
        if (text.Length > Longest)
        {
            return TooLong;
        }

        return IsTooShort(text, owner.HasSecondFactor) ? (owner.HasSecondFactor ? TooShortWithSecondFactor : TooShort)
            : GuessCost.Bits(text, [.. About, .. WordsOf(owner)]) < FewestBits ? TooCommon
            : null;
    }

    /// <summary>Whether a password is too short for how its owner signs in by now: what was long enough beside a second factor may not be alone.</summary>
    /// <param name="password">As typed.</param>
    /// <param name="hasSecondFactor">Whether a second factor stands behind it.</param>
    public static bool IsTooShort(string? password, bool hasSecondFactor) =>
        (password ?? "").EnumerateRunes().Count() < (hasSecondFactor ? ShortestWithSecondFactor : Shortest);

    private static IEnumerable<string> WordsOf(PasswordOwner owner) =>
        Split($"{owner.Name} {owner.Email}").Where(word => word.Length >= ShortestWord).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Split(string text)
    {
        var word = new StringBuilder();
        foreach (var letter in SearchText.Fold(text) + " ")
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(letter);
                continue;
            }

            yield return word.ToString();
            word.Clear();
        }
    }
}
