; What compiled code looks like to runtime/eh: functions with landing pads over clause descriptors. Called by test_eh.c.
target triple = "x86_64-pc-linux-gnu"

declare i32 @coil_personality(...)
declare void @rt_eh_resume(ptr) noreturn
declare ptr @rt_eh_caught(ptr)
declare void @rt_rethrow(ptr) noreturn
declare void @rt_filter_push(ptr)
declare void @rt_filter_pop(ptr)
declare i32 @llvm.eh.typeid.for.p0(ptr)
declare void @raise(i32)          ; throws object number n; 0: returns
declare void @note(i32)           ; appends a character to the log
declare i32 @call_back(ptr, i32)  ; C frame in between: fn(n)
@clause_a = external constant { i64, ptr }
@clause_b = external constant { i64, ptr }
@clause_all = external constant { i64, ptr }
@clause_filter = external constant { i64, ptr } ; calls test_filter
@clause_filter_bad = external constant { i64, ptr } ; throws
@clause_filter_level = external constant { i64, ptr }

; try { raise(n) } catch (A) { 1 } catch (B) { 2 }; 0 without exception
define i32 @eh_catch(i32 %n) #0 personality ptr @coil_personality {
  invoke void @raise(i32 %n) to label %ok unwind label %pad
ok:
  ret i32 0
pad:
  %l = landingpad { ptr, i32 } catch ptr @clause_a catch ptr @clause_b
  %e = extractvalue { ptr, i32 } %l, 0
  %s = extractvalue { ptr, i32 } %l, 1
  %a = call i32 @llvm.eh.typeid.for.p0(ptr @clause_a)
  %is_a = icmp eq i32 %s, %a
  %x = call ptr @rt_eh_caught(ptr %e)
  br i1 %is_a, label %in_a, label %in_b
in_a:
  ret i32 1
in_b:
  ret i32 2
}

; try { raise(n) } finally { note('f') }
define i32 @eh_finally(i32 %n) #0 personality ptr @coil_personality {
  invoke void @raise(i32 %n) to label %ok unwind label %pad
ok:
  call void @note(i32 102)
  ret i32 0
pad:
  %l = landingpad { ptr, i32 } cleanup
  %e = extractvalue { ptr, i32 } %l, 0
  call void @note(i32 102)
  call void @rt_eh_resume(ptr %e)
  unreachable
}

; try { eh_finally(n) } when (test_filter) { note('c'); 5 }: locals hold n
define i32 @eh_filter(i32 %n) #0 personality ptr @coil_personality {
  %frame = alloca { ptr, ptr, ptr, i64 }
  %locals = alloca i32
  store i32 %n, ptr %locals
  %pl = getelementptr i8, ptr %frame, i64 8
  store ptr %locals, ptr %pl
  %pi = getelementptr i8, ptr %frame, i64 16
  store ptr @eh_filter, ptr %pi
  call void @rt_filter_push(ptr %frame)
  %r = invoke i32 @eh_finally(i32 %n) to label %ok unwind label %pad
ok:
  call void @rt_filter_pop(ptr %frame)
  ret i32 %r
pad:
  %l = landingpad { ptr, i32 } catch ptr @clause_filter
  %e = extractvalue { ptr, i32 } %l, 0
  %x = call ptr @rt_eh_caught(ptr %e)
  call void @note(i32 99)
  call void @rt_filter_pop(ptr %frame)
  ret i32 5
}

; try { try { eh_finally(n) } when (throws) {} } catch (A) { 7 }, one pad for both
define i32 @eh_filter_bad(i32 %n) #0 personality ptr @coil_personality {
  %frame = alloca { ptr, ptr, ptr, i64 }
  %pi = getelementptr i8, ptr %frame, i64 16
  store ptr @eh_filter_bad, ptr %pi
  call void @rt_filter_push(ptr %frame)
  %r = invoke i32 @eh_finally(i32 %n) to label %ok unwind label %pad
ok:
  ret i32 %r
pad:
  %l = landingpad { ptr, i32 } catch ptr @clause_filter_bad catch ptr @clause_a
  %e = extractvalue { ptr, i32 } %l, 0
  %s = extractvalue { ptr, i32 } %l, 1
  %x = call ptr @rt_eh_caught(ptr %e)
  %a = call i32 @llvm.eh.typeid.for.p0(ptr @clause_a)
  %is_a = icmp eq i32 %s, %a
  call void @rt_filter_pop(ptr %frame)
  %result = select i1 %is_a, i32 7, i32 8
  ret i32 %result
}

; recursion: each level announces its own frame; the filter accepts one level only
define i32 @eh_filter_level(i32 %level) #0 personality ptr @coil_personality {
  %frame = alloca { ptr, ptr, ptr, i64 }
  %locals = alloca i32
  store i32 %level, ptr %locals
  %pl = getelementptr i8, ptr %frame, i64 8
  store ptr %locals, ptr %pl
  %pi = getelementptr i8, ptr %frame, i64 16
  store ptr @eh_filter_level, ptr %pi
  call void @rt_filter_push(ptr %frame)
  %last = icmp eq i32 %level, 6
  br i1 %last, label %bottom, label %deeper
bottom:
  invoke void @raise(i32 1) to label %ok0 unwind label %pad
ok0:
  ret i32 -1
deeper:
  %next = add i32 %level, 1
  %r = invoke i32 @eh_filter_level(i32 %next) to label %ok unwind label %pad
ok:
  call void @rt_filter_pop(ptr %frame)
  ret i32 %r
pad:
  %l = landingpad { ptr, i32 } catch ptr @clause_filter_level
  %e = extractvalue { ptr, i32 } %l, 0
  %x = call ptr @rt_eh_caught(ptr %e)
  call void @rt_filter_pop(ptr %frame)
  ret i32 %level
}

; try { raise(1) } finally { raise(2) }
define i32 @eh_replace(i32 %n) #0 personality ptr @coil_personality {
  invoke void @raise(i32 1) to label %ok unwind label %pad
ok:
  ret i32 0
pad:
  %l = landingpad { ptr, i32 } cleanup
  call void @raise(i32 %n)
  ret i32 9
}

; try { raise(1) } finally { try { raise(2) } catch (B) {} note('f') }
define i32 @eh_nested(i32 %n) #0 personality ptr @coil_personality {
  invoke void @raise(i32 %n) to label %ok unwind label %pad
ok:
  ret i32 0
pad:
  %l = landingpad { ptr, i32 } cleanup
  %e = extractvalue { ptr, i32 } %l, 0
  invoke void @raise(i32 2) to label %done unwind label %pad2
pad2:
  %l2 = landingpad { ptr, i32 } catch ptr @clause_b
  %e2 = extractvalue { ptr, i32 } %l2, 0
  %x = call ptr @rt_eh_caught(ptr %e2)
  br label %done
done:
  call void @note(i32 102)
  call void @rt_eh_resume(ptr %e)
  unreachable
}

; what the inliner makes of an inner function with a finally: the inner pad lists the outer clause and resumes into the outer pad
define i32 @eh_inlined(i32 %n) #0 personality ptr @coil_personality {
  invoke void @raise(i32 %n) to label %ok unwind label %inner
ok:
  ret i32 0
inner:
  %l = landingpad { ptr, i32 } cleanup catch ptr @clause_a
  %e = extractvalue { ptr, i32 } %l, 0
  call void @note(i32 105)
  invoke void @rt_eh_resume(ptr %e) to label %never unwind label %outer
never:
  unreachable
outer:
  %l2 = landingpad { ptr, i32 } catch ptr @clause_a
  %e2 = extractvalue { ptr, i32 } %l2, 0
  %s2 = extractvalue { ptr, i32 } %l2, 1
  %x = call ptr @rt_eh_caught(ptr %e2)
  call void @note(i32 111)
  %a = call i32 @llvm.eh.typeid.for.p0(ptr @clause_a)
  %is_a = icmp eq i32 %s2, %a
  %result = select i1 %is_a, i32 3, i32 4
  ret i32 %result
}

; catch (A) { rethrow }
define i32 @eh_rethrow(i32 %n) #0 personality ptr @coil_personality {
  invoke void @raise(i32 %n) to label %ok unwind label %pad
ok:
  ret i32 0
pad:
  %l = landingpad { ptr, i32 } catch ptr @clause_a
  %e = extractvalue { ptr, i32 } %l, 0
  %x = call ptr @rt_eh_caught(ptr %e)
  call void @note(i32 114)
  call void @rt_rethrow(ptr %x)
  unreachable
}

; try { fn(n) through a C frame } catch (everything) { 42 }
define i32 @eh_all(ptr %fn, i32 %n) #0 personality ptr @coil_personality {
  %r = invoke i32 @call_back(ptr %fn, i32 %n) to label %ok unwind label %pad
ok:
  ret i32 %r
pad:
  %l = landingpad { ptr, i32 } catch ptr @clause_all
  %e = extractvalue { ptr, i32 } %l, 0
  %x = call ptr @rt_eh_caught(ptr %e)
  ret i32 42
}

; a frame that unwinding only passes
define i32 @eh_pass(i32 %n) #0 personality ptr @coil_personality {
  %more = icmp sgt i32 %n, 0
  br i1 %more, label %deeper, label %bottom
deeper:
  %m = sub i32 %n, 1
  %r = call i32 @eh_pass(i32 %m)
  %q = add i32 %r, 1
  ret i32 %q
bottom:
  call void @raise(i32 1)
  ret i32 0
}

attributes #0 = { noinline uwtable "frame-pointer"="all" }
