// usage: packages NAME: runs the driver of one package.
using System.Reflection;

var driver = typeof(Drivers).GetMethod(args[0], BindingFlags.Public | BindingFlags.Static | BindingFlags.IgnoreCase) ?? throw new ArgumentException("no driver " + args[0]);
if (driver.Invoke(null, null) is Task t) await t;

static partial class Drivers;
