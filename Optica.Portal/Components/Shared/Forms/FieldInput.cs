namespace Optica.Portal.Components.Shared.Forms;

/// <summary>What an input inside a <see cref="FormField"/> needs so that label, hint and messages belong to it.</summary>
/// <param name="Id">Id of the input; the label points to it.</param>
/// <param name="DescribedBy">Ids of hint and messages, or null.</param>
/// <param name="Invalid">Whether there is a message.</param>
/// <param name="Required">Whether a value is needed.</param>
public sealed record FieldInput(string Id, string? DescribedBy, bool Invalid, bool Required)
{
    /// <summary>All of it as attributes: <c>&lt;input @attributes="field.Attributes" /&gt;</c>.</summary>
    public IReadOnlyDictionary<string, object> Attributes { get; } = Describe(Id, DescribedBy, Invalid, Required);

    private static Dictionary<string, object> Describe(string id, string? describedBy, bool invalid, bool required)
    {
        var attributes = new Dictionary<string, object>(StringComparer.Ordinal) { ["id"] = id };
        if (describedBy is not null)
        {
            attributes["aria-describedby"] = describedBy;
        }

        if (invalid)
        {
            attributes["aria-invalid"] = "true";
        }

        if (required)
        {
            attributes["aria-required"] = "true";
        }

        return attributes;
    }
}
