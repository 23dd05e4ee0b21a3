namespace Optica.Portal.Tests.Matrix;

/// <summary>
/// What a row of a table needs: a permission, several (<c>orders.read+analytics.read</c>), or one of two
/// (<c>access.manage or organisations.manage</c>).
/// </summary>
internal static class MatrixNeeds
{
    /// <summary>What is enough, each by itself.</summary>
    public static IReadOnlyList<string[]> Ways(string needs) => [.. needs.Split(" or ").Select(way => way.Split('+'))];

    /// <summary>Every word of it.</summary>
    public static IEnumerable<string> Words(string needs) => Ways(needs).SelectMany(way => way);

    /// <summary>Whether somebody has it.</summary>
    public static bool AreMet(string needs, Predicate<string> has) => Ways(needs).Any(way => Array.TrueForAll(way, has));

    /// <summary>Whether a word is a permission, and not who or where somebody is.</summary>
    public static bool IsPermission(string word) =>
        word is not (MatrixFile.Anybody or MatrixFile.SignedIn or MatrixFile.Nobody or MatrixFile.SeveralBranches);
}
