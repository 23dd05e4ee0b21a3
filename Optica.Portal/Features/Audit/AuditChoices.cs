using System.Globalization;
using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Audit;

/// <summary>What the trail can be asked for, in the order of its words: whoever looks for an action knows its name, not its place.</summary>
public sealed class AuditChoices
{
    /// <summary>Puts them in the user's words.</summary>
    /// <param name="words">The trail's words.</param>
    public AuditChoices(IStringLocalizer<AuditTexts> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        // a list reads as the language of its words does, whatever country the figures are of
        var order = StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true);
        Actions =
        [
            .. AuditNames
                .Groups.Select(group => (words[$"group_{group.Group}"].Value, Sorted(group.Actions, "action_")))
                .OrderBy(group => group.Item1, order),
        ];
        Kinds = Sorted(AuditNames.Kinds, "kind_");

        IReadOnlyList<(string Name, string Text)> Sorted(IEnumerable<string> names, string prefix) =>
            [.. names.Select(name => (name, words[$"{prefix}{name}"].Value)).OrderBy(one => one.Value, order)];
    }

    /// <summary>Groups of actions by their words, each with its actions.</summary>
    public IReadOnlyList<(string Group, IReadOnlyList<(string Name, string Text)> Actions)> Actions { get; }

    /// <summary>Kinds of records.</summary>
    public IReadOnlyList<(string Name, string Text)> Kinds { get; }
}
