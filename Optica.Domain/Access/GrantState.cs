namespace Optica.Domain.Access;

/// <summary>What a cross-branch grant is worth at a time.</summary>
public enum GrantState
{
    /// <summary>It opens its branch.</summary>
    Active = 1,

    /// <summary>It opens its branch, for <see cref="BranchGrant.Soon"/> more at most.</summary>
    EndsSoon = 2,

    /// <summary>It was taken back, or its last day is over.</summary>
    Ended = 3,
}
