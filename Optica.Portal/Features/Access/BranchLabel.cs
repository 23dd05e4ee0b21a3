using Microsoft.Extensions.Localization;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Access;

/// <summary>A branch by its name, where closed ones stand among open ones.</summary>
public static class BranchLabel
{
    /// <summary>The name; a closed branch says that it is.</summary>
    /// <param name="words">Texts of the access desk.</param>
    /// <param name="name">Its name.</param>
    /// <param name="isOpen">Whether it is open.</param>
    public static string Of(IStringLocalizer<AccessTexts> words, string? name, bool isOpen)
    {
        ArgumentNullException.ThrowIfNull(words);
        return isOpen ? name ?? "" : $"{name} ({words["branch_shut"]})";
    }
}
