using Optica.Domain.Resources;

namespace Optica.Domain.Common;

/// <summary>What kind of failure an <see cref="Error"/> is; decides the HTTP status and the state a screen shows.</summary>
public enum ErrorKind
{
    /// <summary>The record does not exist for this caller (HTTP 404).</summary>
    NotFound,

    /// <summary>The record exists in the caller's organisation but is out of reach, or a right is missing (HTTP 403).</summary>
    Forbidden,

    /// <summary>The input breaks a rule (HTTP 400).</summary>
    Invalid,

    /// <summary>The state of the data refuses the wish (HTTP 409).</summary>
    Conflict,
}

/// <summary>An expected failure: a value, never an exception. Records in each feature's <c>XErrors.cs</c> derive from it.</summary>
/// <param name="Code">Stable snake_case code, part of the HTTP contract and key of the message (<c>error_{code}</c>).</param>
/// <param name="Kind">What kind of failure it is.</param>
public abstract record Error(string Code, ErrorKind Kind)
{
    /// <summary>The message in the current UI culture: what happened and what to do.</summary>
    public virtual string Message => DomainText.Get($"error_{Code}");
}

/// <summary>Nothing by that id for this caller; foreign organisations' records answer the same.</summary>
public sealed record NotFound() : Error("not_found", ErrorKind.NotFound);

/// <summary>The caller's own organisation, but the branch or the permission is missing.</summary>
public sealed record AccessDenied() : Error("access_denied", ErrorKind.Forbidden);

/// <summary>Someone saved in between.</summary>
/// <param name="Current">The record as it stands now (a read record), or null if it is gone.</param>
public sealed record VersionConflict(object? Current = null) : Error("version_conflict", ErrorKind.Conflict);

/// <summary>One message at one field.</summary>
/// <param name="Field">Name of the input's property (PascalCase), empty for the whole.</param>
/// <param name="Code">Stable code of the rule.</param>
/// <param name="Message">What is wrong, in the current UI culture.</param>
public sealed record FieldError(string Field, string Code, string Message);

/// <summary>The input breaks rules: all of them at once.</summary>
/// <param name="Fields">One entry per broken rule.</param>
/// <param name="Code"><c>validation_failed</c>, or <c>branch_not_found</c> when a branch is needed and none is given.</param>
public sealed record Invalid(IReadOnlyList<FieldError> Fields, string Code = "validation_failed") : Error(Code, ErrorKind.Invalid)
{
    /// <summary>
    /// Both sets of messages. When the whole could not be read, nothing else is worth saying; nor is a rule broken by a
    /// field that could not be read: what was sent is not known.
    /// </summary>
    /// <param name="unreadable">What could not be read.</param>
    /// <param name="broken">Rules broken by what could be.</param>
    public static Invalid? Join(Invalid? unreadable, Invalid? broken) =>
        (unreadable, broken) switch
        {
            (null, _) => broken,
            (_, null) => unreadable,
            _ when unreadable.Fields.Any(field => field.Field.Length == 0) => unreadable,
            _ => broken with { Fields = [.. unreadable.Fields, .. broken.Fields.Where(field => !unreadable.Covers(field.Field))] },
        };

    /// <summary>Whether a field is told already; requests spell names their own way (<c>unit_price</c>, <c>UnitPrice</c>).</summary>
    private bool Covers(string field) =>
        Fields.Any(told => string.Equals(Bare(told.Field), Bare(field), StringComparison.OrdinalIgnoreCase));

    private static string Bare(string field) => field.Replace("_", "", StringComparison.Ordinal);

    /// <summary>A single message at a single field.</summary>
    public static Invalid At(string field, string code, params object?[] arguments) =>
        new([new FieldError(field, code, DomainText.Get($"rule_{code}", arguments))]);
}
