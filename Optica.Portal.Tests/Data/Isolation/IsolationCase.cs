using System.Text.Encodings.Web;
using System.Text.Json;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Isolation;

/// <summary>How a call ended, and everything it returned as text.</summary>
internal sealed record Outcome(Error? Error, string Json);

/// <summary>How one method is called for a target, and how it must end for a person.</summary>
/// <param name="Method"><c>Class.Method</c>.</param>
/// <param name="Writes">Whether it changes rows.</param>
/// <param name="Call">The call.</param>
/// <param name="Expects">Null for success (or a conflict), or the kind of the refusal.</param>
internal sealed record IsolationCase(
    string Method,
    bool Writes,
    Func<TestScope, Target, Task<Outcome>> Call,
    Func<Person?, Target, ErrorKind?> Expects
)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reading or changing a record of the target's branch.</summary>
    public static IsolationCase ById<T>(string method, string permission, bool writes, Func<TestScope, Target, Task<Result<T>>> call) =>
        new(
            method,
            writes,
            async (scope, target) => Tell(await call(scope, target)),
            (person, target) =>
                person?.May(permission) != true ? ErrorKind.Forbidden
                : !IsOwn(person, target) ? ErrorKind.NotFound
                : person.Role == StaffRole.PlatformAdmin
                || (writes ? person.Changes.Contains(target.BranchId) : person.Reads(target.BranchId))
                    ? null
                : ErrorKind.Forbidden
        );

    /// <summary>Reading or changing a record that the whole organisation shares.</summary>
    public static IsolationCase OfOrganisation<T>(
        string method,
        string permission,
        bool writes,
        Func<TestScope, Target, Task<Result<T>>> call
    ) =>
        new(
            method,
            writes,
            async (scope, target) => Tell(await call(scope, target)),
            (person, target) =>
                person?.May(permission) != true ? ErrorKind.Forbidden
                : !IsOwn(person, target) ? ErrorKind.NotFound
                : null
        );

    /// <summary>Anything that only needs a permission; what it returns is judged by its contents.</summary>
    public static IsolationCase Open<T>(string method, string? permission, bool writes, Func<TestScope, Target, Task<Result<T>>> call) =>
        new(
            method,
            writes,
            async (scope, target) => Tell(await call(scope, target)),
            (person, _) => person is null || (permission is not null && !person.May(permission)) ? ErrorKind.Forbidden : null
        );

    /// <summary>What everybody of an organisation does for themselves.</summary>
    public static IsolationCase Own<T>(string method, bool writes, Func<TestScope, Target, Task<Result<T>>> call) =>
        new(
            method,
            writes,
            async (scope, target) => Tell(await call(scope, target)),
            (person, _) => person is null or { Role: StaffRole.PlatformAdmin } ? ErrorKind.Forbidden : null
        );

    /// <summary>About a record that does not exist for whoever cannot reach it, their own organisation's too.</summary>
    public static IsolationCase Hidden<T>(string method, string permission, bool writes, Func<TestScope, Target, Task<Result<T>>> call) =>
        new(
            method,
            writes,
            async (scope, target) => Tell(await call(scope, target)),
            (person, target) =>
                person?.May(permission) != true ? ErrorKind.Forbidden
                : person.Role != StaffRole.PlatformAdmin && IsOwn(person, target) && person.Reads(target.BranchId) ? null
                : ErrorKind.NotFound
        );

    public static Outcome Tell<T>(Result<T> result) =>
        new(
            result.Error,
            result.Succeeded ? JsonSerializer.Serialize(result.Value, Relaxed) : JsonSerializer.Serialize<object>(result.Error!, Relaxed)
        );

    /// <summary>Whether the target exists for the person.</summary>
    public static bool IsOwn(Person person, Target target) =>
        target.Place != "nowhere"
        && (
            person.Role == StaffRole.PlatformAdmin || (target.Place == "Costa") == person.Name.StartsWith("south", StringComparison.Ordinal)
        );
}
