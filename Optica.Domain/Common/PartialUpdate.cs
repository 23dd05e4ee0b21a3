using System.Reflection;

namespace Optica.Domain.Common;

/// <summary>A change to a record: only the named fields, the others stay as they are.</summary>
/// <param name="Input">New values.</param>
/// <param name="Fields">Names of the input's properties that are meant; null means all.</param>
/// <param name="Version">The version the change was made on; null takes whatever stands.</param>
/// <typeparam name="TInput">The record as typed.</typeparam>
public sealed record PartialUpdate<TInput>(TInput Input, IReadOnlySet<string>? Fields = null, long? Version = null)
    where TInput : class
{
    private static readonly PropertyInfo[] Properties =
    [
        .. typeof(TInput).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite),
    ];

    /// <summary>What of a request could not be read; told with the broken rules, after rights and record.</summary>
    public Invalid? Unreadable { get; init; }

    /// <summary>Puts the new values over the ones that stand.</summary>
    /// <param name="current">The record as it stands; changed.</param>
    /// <returns>The same input, with the named fields replaced.</returns>
    public TInput Over(TInput current)
    {
        foreach (var property in Properties.Where(property => Fields?.Contains(property.Name) ?? true))
        {
            property.SetValue(current, property.GetValue(Input));
        }

        return current;
    }
}
