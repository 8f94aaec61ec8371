/* System.Math and System.MathF: libm. */
#include <math.h>

#include "runtime/corelib/corelib.h"

#define ONE(name, fn) \
    RT_NATIVE(double, rt_f_Math_##name, double x) { return fn(x); } \
    RT_NATIVE(float, rt_f_MathF_##name, float x) { return fn##f(x); }
#define TWO(name, fn) \
    RT_NATIVE(double, rt_f_Math_##name, double x, double y) { return fn(x, y); } \
    RT_NATIVE(float, rt_f_MathF_##name, float x, float y) { return fn##f(x, y); }
ONE(Acos, acos) ONE(Acosh, acosh) ONE(Asin, asin) ONE(Asinh, asinh) ONE(Atan, atan) ONE(Atanh, atanh) ONE(Cbrt, cbrt) ONE(Ceiling, ceil)
ONE(Cos, cos) ONE(Cosh, cosh) ONE(Exp, exp) ONE(Floor, floor) ONE(Log, log) ONE(Log10, log10) ONE(Log2, log2) ONE(Sin, sin) ONE(Sinh, sinh)
ONE(Sqrt, sqrt) ONE(Tan, tan) ONE(Tanh, tanh)
TWO(Atan2, atan2) TWO(Pow, pow)
RT_NATIVE(double, rt_f_Math_FusedMultiplyAdd, double x, double y, double z) { return fma(x, y, z); }
RT_NATIVE(float, rt_f_MathF_FusedMultiplyAdd, float x, float y, float z) { return fmaf(x, y, z); }
RT_NATIVE(double, rt_f_Math_ModF, double x, double *whole) { return modf(x, whole); }
RT_NATIVE(float, rt_f_MathF_ModF, float x, float *whole) { return modff(x, whole); }
RT_NATIVE(void, rt_f_Math_SinCos, double x, double *s, double *c) { sincos(x, s, c); }
RT_NATIVE(void, rt_f_MathF_SinCos, float x, float *s, float *c) { sincosf(x, s, c); }
