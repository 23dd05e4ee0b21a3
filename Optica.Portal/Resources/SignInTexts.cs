namespace Optica.Portal.Resources;

/// <summary>Marks the words of the doors: another password, first account, second step, passkeys.</summary>
public sealed class SignInTexts;
