using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;

namespace Optica.Portal.Components.Shared.Forms;

/// <summary>Finds the field of a form that a validator's path means: <c>Email</c>, <c>Lines[2].Price</c>; <c>Tags[3]</c> is the field <c>Tags</c>.</summary>
public static class FieldPath
{
    /// <param name="model">The form's model.</param>
    /// <param name="path">Path from the model, empty for the model itself.</param>
    /// <returns>The field; of a path that leads nowhere the nearest one on the way.</returns>
    public static FieldIdentifier Find(object model, string? path)
    {
        ArgumentNullException.ThrowIfNull(model);
        var steps = (path ?? "").Split('.');
        var owner = model;
        for (var i = 0; i < steps.Length; i++)
        {
            var name = steps[i].Split('[')[0];
            if (i == steps.Length - 1 || Next(owner, name, steps[i]) is not { } next)
            {
                return new FieldIdentifier(owner, name);
            }

            owner = next;
        }

        return new FieldIdentifier(owner, "");
    }

    private static object? Next(object owner, string name, string step)
    {
        var value = owner.GetType().GetProperty(name)?.GetValue(owner);
        var open = step.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            return value;
        }

        return
            value is IList list
            && int.TryParse(step.AsSpan(open + 1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at < list.Count
            ? list[at]
            : null;
    }
}
