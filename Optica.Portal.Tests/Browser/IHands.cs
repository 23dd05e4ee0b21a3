using Microsoft.Playwright;

namespace Optica.Portal.Tests.Browser;

/// <summary>How somebody works: by keyboard only, or by mouse. The screen must let both do the same.</summary>
internal interface IHands
{
    /// <summary>Presses a button or follows a link.</summary>
    Task PressAsync(ILocator what);

    /// <summary>Puts a text into a field, in place of what stands there, and leaves it.</summary>
    Task TypeAsync(ILocator field, string text);
}
