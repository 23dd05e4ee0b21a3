namespace Optica.Benchmarks.Search;

/// <summary>What is typed, and by whom.</summary>
/// <param name="Text">What is typed.</param>
/// <param name="InOneBranch">By the seller; else by the super admin.</param>
/// <param name="IsAdversarial">Made to hurt.</param>
internal sealed record SearchQuestion(string Text, bool InOneBranch, bool IsAdversarial);
